import type { ComponentChildren } from "preact";

/** What stands around a control of a form. */
export interface Labels {
  id: string;
  /** Left out where a label stands before it. */
  label?: string | undefined;
  hint?: string | undefined;
  /** Why what was sent was refused. */
  error?: string | undefined;
}

/** A control of a form with its label, its hint and the reason why it was refused. */
export function Labelled({ id, label, hint, error, children }: Labels & { children: ComponentChildren }) {
  return (
    <div class={error ? "field wrong" : "field"}>
      {label && <label for={id}>{label}</label>}
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
      {children}
    </div>
  );
}

/** The attributes by which a control is tied to what stands around it. */
export function tiedTo({ id, hint, error }: Labels) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return {
    "aria-describedby": described || undefined,
    "aria-invalid": error ? ("true" as const) : undefined,
  };
}
