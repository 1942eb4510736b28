import type { KeptForm } from "../kept-form.ts";
import { Field } from "./field.tsx";
import type { Frame, Notice } from "./frame.ts";
import { Layout, TokenField } from "./layout.tsx";

/** The sign-in form; a text typed while the session ran out is carried through it. */
export function SignInPage(props: {
  frame: Frame;
  login: string;
  next: string;
  kept: KeptForm | null;
  notice: Notice | null;
}) {
  const { frame, kept } = props;
  const { t } = frame;
  return (
    <Layout narrow frame={frame} title={t("sign-in.title")} notice={props.notice}>
      <h1>{t("sign-in.title")}</h1>
      <form class="stack" method="post" action="/console/sign-in">
        <TokenField frame={frame} />
        <input type="hidden" name="next" value={props.next} />
        <Field
          id="login"
          label={t("sign-in.login")}
          value={props.login}
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
          required
        />
        <Field id="password" label={t("sign-in.password")} type="password" autocomplete="current-password" required />
        {kept && <KeptFields frame={frame} kept={kept} />}
        <button type="submit">{t("sign-in.submit")}</button>
      </form>
      <p class="hint">{t("sign-in.forgotten")}</p>
    </Layout>
  );
}

/** A text typed while the session ran out, carried through signing in. */
export function KeptFields({ frame, kept }: { frame: Frame; kept: KeptForm }) {
  return (
    <div class="field">
      <input type="hidden" name="case" value={kept.caseId} />
      <input type="hidden" name="form" value={kept.form} />
      {kept.fields.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <label for="text">{frame.t("sign-in.kept")}</label>
      <textarea id="text" name={kept.text.name} rows={6} readOnly>
        {kept.text.value}
      </textarea>
    </div>
  );
}
