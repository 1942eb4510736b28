import type { CaseFile } from "../../complaints/desk.ts";
import { machineMoment, shownMoment } from "../moments.ts";
import type { Frame } from "./frame.ts";

/** Everything said about a case, oldest first: the citizen, the answers, the officers' own notes. */
export function CaseTalk({ frame, found }: { frame: Frame; found: CaseFile }) {
  const { t } = frame;
  return (
    <section aria-labelledby="talk">
      <h2 id="talk">{t("case.talk")}</h2>
      <ol class="talk">
        {found.entries.map((entry) => (
          <Entry key={entry.id} frame={frame} entry={entry} dayOnly={found.anonymous && entry.from === "citizen"} />
        ))}
      </ol>
    </section>
  );
}

function Entry(props: { frame: Frame; entry: CaseFile["entries"][number]; dayOnly: boolean }) {
  const { entry } = props;
  const precision = props.dayOnly ? "day" : "minute";
  return (
    <li class={`entry ${entry.from}`}>
      <p class="entry-head">
        <strong>{props.frame.t(`case.from.${entry.from}`, { name: entry.by ?? "" })}</strong>{" "}
        <time dateTime={machineMoment(entry.at, precision)}>{shownMoment(entry.at, precision)}</time>
      </p>
      <p class="told">{entry.text}</p>
      {entry.delivery && <p class={`delivery ${entry.delivery}`}>{props.frame.t(`case.delivery.${entry.delivery}`)}</p>}
    </li>
  );
}

/** The photos, documents and recordings of a case: pictures to look at, all to save. */
export function CaseFiles({ frame: { t, lang }, found }: { frame: Frame; found: CaseFile }) {
  if (found.files.length === 0) return null;
  return (
    <section aria-labelledby="files">
      <h2 id="files">{t("case.files", { count: found.files.length })}</h2>
      <p class="hint">{t("case.files-hint")}</p>
      <ul class="files">
        {found.files.map((file) => (
          <li key={file.id}>
            {file.viewable && (
              <a href={`/console/complaints/${found.id}/files/${file.id}/view`}>
                {t("file.look", { name: file.name })}
              </a>
            )}
            <a href={`/console/complaints/${found.id}/files/${file.id}`} download>
              {file.viewable ? (
                <>
                  {t("file.save")} <span class="hidden">{file.name}</span>
                </>
              ) : (
                file.name
              )}
            </a>{" "}
            <span class="aside">{shownSize(file.size, lang)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function shownSize(bytes: number, lang: string): string {
  const [size, unit] = bytes < 1_000_000 ? [Math.max(1, bytes / 1000), "kB"] : [bytes / 1_000_000, "MB"];
  const digits = unit === "MB" ? 1 : 0;
  return `${new Intl.NumberFormat(lang, { maximumFractionDigits: digits }).format(size)} ${unit}`;
}
