import type { InputHTMLAttributes } from "preact";

/** A labelled input of a form, with its hint and the reason why it was refused. */
export function Field(
  props: {
    id: string;
    label: string;
    hint?: string | undefined;
    error?: string | undefined;
  } & InputHTMLAttributes<HTMLInputElement>,
) {
  const { id, label, hint, error, ...input } = props;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div class={error ? "field wrong" : "field"}>
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <input
        id={id}
        name={id}
        {...input}
        aria-describedby={described || undefined}
        aria-invalid={error ? "true" : undefined}
      />
    </div>
  );
}
