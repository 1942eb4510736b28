import type { StaffRole } from "../staff.ts";
import { Field } from "./field.tsx";
import type { Frame, Notice } from "./frame.ts";
import { Layout, TokenField } from "./layout.tsx";

/** Which fields of the invitation form were refused, and the words for each. */
export type InvitationErrors = Partial<Record<"login" | "name" | "password" | "again", string>>;

/** The form with which an invited person makes their account. */
export function InvitationPage(props: {
  frame: Frame;
  /** Address of this invitation. */
  path: string;
  role: StaffRole;
  login: string;
  name: string;
  errors: InvitationErrors;
}) {
  const { frame, errors } = props;
  const { t } = frame;
  return (
    <Layout narrow frame={frame} title={t("invitation.title")} notice={summary(frame, errors)}>
      <h1>{t("invitation.title")}</h1>
      <p>{t("invitation.lead", { role: t(`roles.${props.role}.name`) })}</p>
      <form class="stack" method="post" action={props.path}>
        <TokenField frame={frame} />
        <Field
          id="name"
          label={t("invitation.name")}
          hint={t("invitation.name-hint")}
          error={errors.name}
          value={props.name}
          autocomplete="name"
          maxlength={80}
          required
        />
        <Field
          id="login"
          label={t("invitation.login")}
          hint={t("invitation.login-hint")}
          error={errors.login}
          value={props.login}
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
          maxlength={32}
          required
        />
        <NewPassword frame={frame} errors={errors} />
        <button type="submit">{t("invitation.submit")}</button>
      </form>
    </Layout>
  );
}

function NewPassword({ frame: { t }, errors }: { frame: Frame; errors: InvitationErrors }) {
  const shared = { type: "password", autocomplete: "new-password", required: true } as const;
  return (
    <>
      <Field
        id="password"
        label={t("invitation.password")}
        hint={t("invitation.password-hint")}
        error={errors.password}
        {...shared}
      />
      <Field id="again" label={t("invitation.again")} error={errors.again} {...shared} />
    </>
  );
}

function summary({ t }: Frame, errors: InvitationErrors): Notice | null {
  const details = Object.entries(errors).map(([target, text]) => ({ target, text }));
  return details.length === 0 ? null : { tone: "problem", text: t("invitation.mend"), details };
}
