import type { CaseFile } from "../../complaints/desk.ts";
import { letterLimits } from "../../complaints/transfer-letter.ts";
import { Field } from "./field.tsx";
import type { Frame, Notice } from "./frame.ts";
import { Layout, TokenField } from "./layout.tsx";
import { Select } from "./select.tsx";
import { TextArea } from "./text-area.tsx";

/** What the officer writes for the letter of a transfer. */
export interface LetterDraft {
  body: string;
  summary: string;
  /** Papers, one a line; may stay empty: then the letter says that nothing is enclosed. */
  enclosed: string;
  signer: string;
  identity: boolean;
}

/** A field that may be wrong. */
export type LetterField = "body" | "summary" | "enclosed" | "signer";

interface LetterProps {
  frame: Frame;
  found: CaseFile;
  draft: LetterDraft;
  errors: Partial<Record<LetterField, string>>;
  /** Ids of the bodies it can be passed to. */
  bodies: readonly string[];
  /** The reader has opened who wrote, and may put it into the letter. */
  mayName: boolean;
  notice: Notice | null;
}

/** The form from which the letter of a transfer is made, as Word file or PDF. */
export function LetterPage(props: LetterProps) {
  const { frame, found, draft, errors } = props;
  const { t } = frame;
  return (
    <Layout narrow frame={frame} title={t("letter.title", { number: found.number })} notice={props.notice}>
      <p class="up">
        <a href={`/console/complaints/${found.id}`}>{t("case.title", { number: found.number })}</a>
      </p>
      <h1>{t("letter.title", { number: found.number })}</h1>
      <p class="hint">{t("letter.hint")}</p>
      <form class="stack" method="post" action={`/console/complaints/${found.id}/letter`}>
        <TokenField frame={frame} />
        <Contents {...props} />
        <Field
          id="signer"
          label={t("letter.signer")}
          hint={t("letter.signer-hint")}
          value={draft.signer}
          maxlength={letterLimits.signer}
          required
          error={errors.signer}
        />
        <WithIdentity {...props} />
        <div class="line">
          <button type="submit" name="as" value="docx">
            {t("letter.docx")}
          </button>
          <button class="secondary" type="submit" name="as" value="pdf">
            {t("letter.pdf")}
          </button>
        </div>
      </form>
    </Layout>
  );
}

/** To whom the letter goes, and what it says. */
function Contents({ frame: { t, say }, draft, errors, bodies }: LetterProps) {
  return (
    <>
      <Select
        id="body"
        label={t("letter.body")}
        error={errors.body}
        none={t("moves.choose")}
        required
        chosen={draft.body}
        options={bodies.map((id) => ({ id, label: say(`bodies:names.${id}`) }))}
      />
      <TextArea
        id="summary"
        label={t("letter.summary")}
        hint={t("letter.summary-hint")}
        rows={8}
        most={letterLimits.summary}
        value={draft.summary}
        error={errors.summary}
      />
      <TextArea
        id="enclosed"
        label={t("letter.enclosed")}
        hint={t("letter.enclosed-hint")}
        rows={4}
        most={letterLimits.summary}
        value={draft.enclosed}
        error={errors.enclosed}
        optional
      />
    </>
  );
}

function WithIdentity({ frame: { t }, found, draft, mayName }: LetterProps) {
  if (!found.named) return <p class="hint">{t("letter.nobody")}</p>;
  if (!mayName) {
    return (
      <p class="hint">
        {t("letter.closed")} <a href={`/console/complaints/${found.id}/identity`}>{t("identity.see")}</a>
      </p>
    );
  }
  return (
    <div class="field">
      <label class="tick">
        <input type="checkbox" name="identity" value="with" checked={draft.identity} /> {t("letter.identity")}
      </label>
    </div>
  );
}
