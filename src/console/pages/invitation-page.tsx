import type { Invited } from "../staff.ts";
import { Field } from "./field.tsx";
import type { Frame, Notice } from "./frame.ts";
import { Layout, TokenField } from "./layout.tsx";
import { NewPasswordFields } from "./new-password-fields.tsx";

/** Which fields of the invitation form were refused, and the words for each. */
export type InvitationErrors = Partial<Record<"login" | "name" | "password" | "again", string>>;

interface InvitationProps {
  frame: Frame;
  /** Address of this invitation. */
  path: string;
  invited: Invited;
  login: string;
  name: string;
  errors: InvitationErrors;
}

/** The form with which an invited person makes their account, or somebody gives themselves a new password. */
export function InvitationPage(props: InvitationProps) {
  const { frame, invited, errors } = props;
  const { t } = frame;
  const title = t(invited.renews === null ? "invitation.title" : "renewal.title");
  return (
    <Layout narrow frame={frame} title={title} notice={summary(frame, errors)}>
      <h1>{title}</h1>
      <p>{leadOf(frame, invited)}</p>
      <form class="stack" method="post" action={props.path}>
        <TokenField frame={frame} />
        {invited.renews === null && <NewAccount {...props} />}
        <NewPasswordFields frame={frame} label={t("invitation.password")} errors={errors} />
        <button type="submit">{t(invited.renews === null ? "invitation.submit" : "renewal.submit")}</button>
      </form>
    </Layout>
  );
}

function leadOf({ t }: Frame, { roles, renews }: Invited): string {
  if (renews !== null) return t("renewal.lead", { login: renews });
  return t("invitation.lead", { role: roles.map((role) => t(`roles.${role}.name`)).join(", ") });
}

function NewAccount({ frame: { t }, errors, name, login }: InvitationProps) {
  return (
    <>
      <Field
        id="name"
        label={t("invitation.name")}
        hint={t("invitation.name-hint")}
        error={errors.name}
        value={name}
        autocomplete="name"
        maxlength={80}
        required
      />
      <Field
        id="login"
        label={t("invitation.login")}
        hint={t("invitation.login-hint")}
        error={errors.login}
        value={login}
        autocomplete="username"
        autocapitalize="none"
        spellcheck={false}
        maxlength={32}
        required
      />
    </>
  );
}

function summary({ t }: Frame, errors: InvitationErrors): Notice | null {
  const details = Object.entries(errors).map(([target, text]) => ({ target, text }));
  return details.length === 0 ? null : { tone: "problem", text: t("invitation.mend"), details };
}
