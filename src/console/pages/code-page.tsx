import type { KeptForm } from "../kept-form.ts";
import { Field } from "./field.tsx";
import type { Frame, Notice } from "./frame.ts";
import { Layout, TokenField } from "./layout.tsx";
import { KeptFields } from "./sign-in-page.tsx";

/** The second step of signing in: the code of the app, or one of the recovery codes. */
export function CodePage(props: { frame: Frame; next: string; kept: KeptForm | null; notice: Notice | null }) {
  const { frame, kept } = props;
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
        {kept && <KeptFields frame={frame} kept={kept} />}
        <button type="submit">{t("sign-in.submit")}</button>
      </form>
      <p class="hint">{t("code.lost")}</p>
      <p>
        <a href="/console/sign-in">{t("code.back")}</a>
      </p>
    </Layout>
  );
}
