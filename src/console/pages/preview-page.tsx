import type { CaseFile } from "../../complaints/desk.ts";
import type { MoveField, MoveRequest } from "../../complaints/moves.ts";
import { shownDay } from "../moments.ts";
import { fieldName } from "../move-form.ts";
import type { Frame } from "./frame.ts";
import { Layout, TokenField } from "./layout.tsx";
import { choiceWords } from "./move-form.tsx";

interface PreviewProps {
  frame: Frame;
  found: CaseFile;
  request: MoveRequest;
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
export function PreviewPage({ frame, found, request }: PreviewProps) {
  const { t } = frame;
  const { move, message = "" } = request;
  const title = move === "answer" ? t("preview.title") : t(`moves.${move}.title`);
  return (
    <Layout narrow frame={frame} title={title}>
      <p class="hint over">{t("case.title", { number: found.number })}</p>
      <h1>{title}</h1>
      {message !== "" && <Readers frame={frame} found={found} asks={move === "ask"} />}
      <With frame={frame} request={request} />
      {message !== "" && (
        <>
          <h2>{t(move === "answer" ? "preview.what" : "moves.fields.message")}</h2>
          <blockquote class="entry officer">
            <p class="told">{message}</p>
          </blockquote>
        </>
      )}
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
