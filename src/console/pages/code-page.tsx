import type { Draft } from "../draft.ts";
import { Field } from "./field.tsx";
import type { Frame, Notice } from "./frame.ts";
import { Layout, TokenField } from "./layout.tsx";
import { KeptDraft } from "./sign-in-page.tsx";

/** The second step of signing in: the code of the app, or one of the recovery codes. */
export function CodePage(props: { frame: Frame; next: string; draft: Draft | null; notice: Notice | null }) {
  const { frame, draft } = props;
  const { t } = frame;
  return (
    <Layout narrow frame={frame} title={t("code.title")} notice={props.notice}>
      <h1>{t("code.title")}</h1>
      <form class="stack" method="post" action="/console/sign-in/code">
        <TokenField frame={frame} />
        <input type="hidden" name="next" value={props.next} />
        <Field
          id="code"
          label={t("code.code")}
          hint={t("code.hint")}
          autocomplete="one-time-code"
          autocapitalize="none"
          spellcheck={false}
          maxlength={20}
          required
        />
        {draft && <KeptDraft frame={frame} draft={draft} />}
        <button type="submit">{t("sign-in.submit")}</button>
      </form>
      <p class="hint">{t("code.lost")}</p>
      <p>
        <a href="/console/sign-in">{t("code.back")}</a>
      </p>
    </Layout>
  );
}
