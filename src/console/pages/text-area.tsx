/** A labelled box for several lines, with its hint and the reason why it was refused. */
export function TextArea(props: {
  id: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  value: string;
  rows: number;
  most: number;
}) {
  const { id, label, hint, error } = props;
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
      <textarea
        id={id}
        name={id}
        rows={props.rows}
        maxlength={props.most}
        required
        aria-describedby={described || undefined}
        aria-invalid={error ? "true" : undefined}
      >
        {props.value}
      </textarea>
    </div>
  );
}
