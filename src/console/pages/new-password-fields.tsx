import { Field } from "./field.tsx";
import type { Frame } from "./frame.ts";

/** What somebody types to have a new password: it, and it again. `label`: what the first field is called. */
export function NewPasswordFields(props: {
  frame: Frame;
  label: string;
  errors: Partial<Record<"password" | "again", string>>;
}) {
  const { frame, label, errors } = props;
  const shared = { type: "password", autocomplete: "new-password", required: true } as const;
  return (
    <>
      <Field
        id="password"
        label={label}
        hint={frame.t("invitation.password-hint")}
        error={errors.password}
        {...shared}
      />
      <Field id="again" label={frame.t("invitation.again")} error={errors.again} {...shared} />
    </>
  );
}
