import type { CaseFile } from "../../complaints/desk.ts";
import type { MoveField, MoveRequest } from "../../complaints/moves.ts";
import { shownDay } from "../../rules/day.ts";
import type { AsRead } from "../as-read.ts";
import { fieldName } from "../move-form.ts";
import type { Frame } from "./frame.ts";
import { Layout, TokenField } from "./layout.tsx";
import { choiceWords } from "./move-form.tsx";

interface PreviewProps {
  frame: Frame;
  found: CaseFile;
  request: MoveRequest;
  /** What the citizen will read; null where the move brings no message. */
  read: AsRead | null;
}

const fields = [
  "day",
  "form",
  "place",
  "track",
  "reason",
  "body",
  "outcome",
  "case",
] as const satisfies readonly MoveField[];

/** A move before it is made: exactly what will be read, by whom, and what comes with it. */
export function PreviewPage({ frame, found, request, read }: PreviewProps) {
  const { t } = frame;
  const { move, message = "" } = request;
  const title = move === "answer" ? t("preview.title") : t(`moves.${move}.title`);
  return (
    <Layout narrow frame={frame} title={title}>
      <p class="hint over">{t("case.title", { number: found.number })}</p>
      <h1>{title}</h1>
      {message !== "" && <Readers frame={frame} found={found} asks={move === "ask"} />}
      <With frame={frame} request={request} />
      {read && <Reading frame={frame} found={found} read={read} />}
      <form class="line" method="post" action={`/console/complaints/${found.id}/${move}`}>
        <TokenField frame={frame} />
        <input type="hidden" name="version" value={request.version} />
        {message !== "" && <input type="hidden" name="text" value={message} />}
        {fields.map(
          (field) =>
            request[field] && <input key={field} type="hidden" name={fieldName(field)} value={request[field]} />,
        )}
        <button type="submit" name="step" value="send">
          {move === "answer" ? t("preview.send") : t(`moves.${move}.do`)}
        </button>
        <button class="secondary" type="submit" name="step" value="edit">
          {t("preview.edit")}
        </button>
      </form>
      <p class="hint">{t(move === "merge" ? "preview.final-merge" : "preview.final")}</p>
    </Layout>
  );
}

function Readers({ frame, found, asks }: { frame: Frame; found: CaseFile; asks: boolean }) {
  const { t } = frame;
  const reader = t(found.named ? "preview.named" : "preview.anonymous");
  return (
    <>
      <h2>{t("preview.who")}</h2>
      <ul class="readers">
        <li>{reader}</li>
        {!asks && found.merged.length > 0 && (
          <li>{t("preview.merged", { numbers: found.merged.map(({ number }) => number).join(", ") })}</li>
        )}
        <li>{t("preview.staff")}</li>
      </ul>
      <p class="hint">{t("preview.language", { language: t(`languages.${found.lang}`) })}</p>
    </>
  );
}

/** The message as it stands in the citizen's talk, with what rings before it, and how long it is on each channel. */
function Reading({ frame: { t, lang }, found, read }: { frame: Frame; found: CaseFile; read: AsRead }) {
  const shown = (count: number) => new Intl.NumberFormat(lang).format(count);
  return (
    <>
      {read.gaps.length > 0 && (
        <div class="notice problem" role="alert">
          <p class="notice-text">{t("preview.gaps", { gaps: read.gaps.join(" ") })}</p>
        </div>
      )}
      {read.notice !== null && (
        <>
          <h2>{t("preview.rings")}</h2>
          <blockquote class="entry">
            <p class="told" lang={found.lang}>
              {read.notice}
            </p>
          </blockquote>
        </>
      )}
      <h2>{t(read.here ? "preview.reads-here" : "preview.reads")}</h2>
      <blockquote class="entry officer">
        <p class="told" lang={found.lang}>
          {read.text}
        </p>
      </blockquote>
      <h2>{t("preview.length")}</h2>
      <ul class="lengths">
        {read.lengths.map(({ channel, length, most, messages }) => (
          <li key={channel} class={messages > 1 ? "several" : undefined}>
            {t(most === null ? "preview.length-free" : "preview.length-of", {
              channel: t(`watch.channels.${channel}`),
              length: shown(length),
              most: most === null ? "" : shown(most),
            })}{" "}
            {t("preview.messages", { count: messages })}
          </li>
        ))}
      </ul>
    </>
  );
}

/** What comes with the move beside the message. */
function With({ frame, request }: { frame: Frame; request: MoveRequest }) {
  const { move } = request;
  const chosen = fields.flatMap((field) => (request[field] ? [{ field, choice: request[field] }] : []));
  if (chosen.length === 0) return null;
  return (
    <dl class="facts">
      {chosen.map(({ field, choice }) => (
        <>
          <dt key={`${field} name`}>{frame.t(`moves.fields.${field}`)}</dt>
          <dd key={field}>{field === "day" ? shownDay(choice) : choiceWords(frame, { move, field, choice })}</dd>
        </>
      ))}
    </dl>
  );
}
