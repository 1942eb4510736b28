import type { Message, Question } from "../../flow/message.ts";
import type { Named, PreviewInput, PreviewTurn } from "../policy-desk.ts";
import { Field } from "./field.tsx";
import type { Frame, Notice } from "./frame.ts";
import { Layout, TokenField } from "./layout.tsx";
import { Select } from "./select.tsx";

interface PreviewProps {
  frame: Frame;
  day: string;
  open: string | null;
  /** Everything done so far; the page sends it back, nothing of it is kept. */
  inputs: readonly PreviewInput[];
  /** Empty before the talk was begun. */
  turns: readonly PreviewTurn[];
  conversations: readonly Named[];
  notice: Notice | null;
}

/** A talk as a citizen would have it on a day, played again from its beginning at every step. */
export function PolicyPreviewPage(props: PreviewProps) {
  const { frame, turns } = props;
  const { t } = frame;
  const question = turns.at(-1)?.said.findLast((one) => one.kind === "question");
  return (
    <Layout frame={frame} title={t("policy.preview.title")} notice={props.notice}>
      <h1>{t("policy.preview.title")}</h1>
      <p class="hint">{t("policy.preview.hint")}</p>
      <Begin {...props} />
      {turns.length > 0 && (
        <section class="preview-talk" aria-label={t("policy.preview.talk")}>
          {turns.map((turn, at) => (
            <Turn key={at} turn={turn} />
          ))}
          {question?.kind === "question" && <Answer {...props} question={question} />}
        </section>
      )}
    </Layout>
  );
}

function Begin({ frame, day, open, conversations }: PreviewProps) {
  const { t } = frame;
  return (
    <form class="line" method="post" action="/console/policy/preview">
      <TokenField frame={frame} />
      <Field id="day" type="date" label={t("policy.as-of")} value={day} required />
      <Select
        id="open"
        label={t("policy.preview.open")}
        none={t("policy.preview.menu")}
        chosen={open ?? ""}
        options={conversations.map(({ id, title }) => ({ id, label: title }))}
      />
      <button type="submit">{t("policy.preview.begin")}</button>
    </form>
  );
}

function Turn({ turn: { did, said } }: { turn: PreviewTurn }) {
  return (
    <>
      {did !== null && <p class="did">{did}</p>}
      {said.map((message, at) => (
        <Said key={at} message={message} />
      ))}
    </>
  );
}

function Said({ message }: { message: Message }) {
  switch (message.kind) {
    case "card":
      return (
        <article class="told">
          <h2>{message.title}</h2>
          <p>{message.summary}</p>
          {message.amount !== undefined && <p>{message.amount.toLocaleString("vi-VN")} ₫</p>}
          <ul>
            {[...message.lines.map(({ label, value }) => (label ? `${label}: ${value}` : value)), ...message.notes].map(
              (line) => (
                <li key={line}>{line}</li>
              ),
            )}
          </ul>
          <p class="aside">{message.sources.join("; ")}</p>
        </article>
      );
    case "link":
      return (
        <p class="told">
          {message.text} ({message.label})
        </p>
      );
    default:
      return <p class="told">{message.text}</p>;
  }
}

function Answer({ frame, day, open, inputs, question }: PreviewProps & { question: Question }) {
  const { t } = frame;
  return (
    <form class="preview-answer" method="post" action="/console/policy/preview#answer" id="answer">
      <TokenField frame={frame} />
      <input type="hidden" name="day" value={day} />
      <input type="hidden" name="open" value={open ?? ""} />
      <input type="hidden" name="inputs" value={JSON.stringify(inputs)} />
      <Field id="types" label={t("policy.preview.types")} value="" autocomplete="off" maxlength={2000} />
      <button type="submit">{t("policy.preview.send")}</button>
      {[question.choices, question.commands].map((buttons, at) => (
        <div key={at === 0 ? "choices" : "commands"} class="preview-buttons">
          {buttons.map(({ id, label }) => (
            <button key={id} class="quiet" type="submit" name="presses" value={id}>
              {label}
            </button>
          ))}
        </div>
      ))}
    </form>
  );
}
