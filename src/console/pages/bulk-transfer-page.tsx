import type { CaseRules } from "../../complaints/case-rules.ts";
import type { CaseRef } from "../../complaints/desk.ts";
import { choicesOf, longestMessage } from "../../complaints/moves.ts";
import type { Frame } from "./frame.ts";
import { Layout, TokenField } from "./layout.tsx";
import { TextBox } from "./text-box.tsx";

interface TransferProps {
  frame: Frame;
  cases: readonly CaseRef[];
  ids: readonly string[];
  body: string;
  message: string;
  errors: readonly { field: "body" | "message"; text: string }[];
  rules: CaseRules;
  back: string;
}

/** Where several cases go and what their citizens read, before anything is done. */
export function BulkTransferPage({ frame, cases, ids, body, message, errors, rules, back }: TransferProps) {
  const { t } = frame;
  const details = errors.map(({ field, text }) => ({ text, target: `transfer-${field}` }));
  const notice = errors.length > 0 ? { tone: "problem" as const, text: t("queue.bulk.transfer-mend"), details } : null;
  const error = (name: "body" | "message") => errors.find(({ field }) => field === name)?.text;
  return (
    <Layout frame={frame} title={t("queue.bulk.transfer-title")} notice={notice} narrow>
      <h1>{t("queue.bulk.transfer-title")}</h1>
      <p>{t("queue.bulk.transfer-lead", { count: cases.length })}</p>
      <p>{cases.map(({ number }) => number).join(", ")}</p>
      <form class="stack" method="post" action="/console/complaints/bulk">
        <TokenField frame={frame} />
        <input type="hidden" name="act" value="transfer" />
        <input type="hidden" name="back" value={back} />
        {ids.map((id) => (
          <input key={id} type="hidden" name="case" value={id} />
        ))}
        <BodyChoice {...{ frame, body, rules }} error={error("body")} />
        <TextBox
          id="transfer-message"
          label={t("moves.fields.message")}
          rows={6}
          hint={t("queue.bulk.transfer-hint")}
          most={longestMessage}
          text={message}
          error={error("message")}
        />
        <button type="submit" name="step" value="send">
          {t("queue.bulk.transfer-do")}
        </button>
      </form>
      <p class="pages">
        <a href={back}>{t("queue.bulk.back")}</a>
      </p>
    </Layout>
  );
}

function BodyChoice(props: { frame: Frame; body: string; rules: CaseRules; error: string | undefined }) {
  const { frame, error } = props;
  const bodies = choicesOf("transfer", "body", props.rules) ?? [];
  return (
    <div class={error ? "field wrong" : "field"}>
      <label for="transfer-body">{frame.t("moves.fields.body")}</label>
      {error && (
        <p class="error" id="transfer-body-error">
          {error}
        </p>
      )}
      <select
        id="transfer-body"
        name="body"
        aria-describedby={error ? "transfer-body-error" : undefined}
        aria-invalid={error ? "true" : undefined}
      >
        <option value="">{frame.t("moves.choose")}</option>
        {bodies.map((id) => (
          <option key={id} value={id} selected={id === props.body}>
            {frame.say(`bodies:names.${id}`)}
          </option>
        ))}
      </select>
    </div>
  );
}
