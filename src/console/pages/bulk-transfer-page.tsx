import type { CaseRules } from "../../complaints/case-rules.ts";
import type { CaseRef } from "../../complaints/desk.ts";
import { choicesOf, longestMessage } from "../../complaints/moves.ts";
import type { Frame } from "./frame.ts";
import { Layout, TokenField } from "./layout.tsx";
import { Select } from "./select.tsx";
import { TextArea } from "./text-area.tsx";

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
  const bodies = choicesOf("transfer", "body", rules) ?? [];
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
        <Select
          id="transfer-body"
          name="body"
          label={t("moves.fields.body")}
          error={error("body")}
          none={t("moves.choose")}
          chosen={body}
          options={bodies.map((id) => ({ id, label: frame.say(`bodies:names.${id}`) }))}
        />
        <TextArea
          id="transfer-message"
          name="text"
          label={t("moves.fields.message")}
          rows={6}
          hint={t("queue.bulk.transfer-hint")}
          most={longestMessage}
          value={message}
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
