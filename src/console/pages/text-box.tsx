/** A box for a longer text, with its hint and the reason why it was refused. Without `label` one stands before it. */
export function TextBox(props: {
  id: string;
  label?: string | undefined;
  rows: number;
  hint: string;
  /** Most characters. */
  most: number;
  text: string;
  error: string | undefined;
}) {
  const { id, hint, error } = props;
  return (
    <div class={error ? "field wrong" : "field"}>
      {props.label && <label for={id}>{props.label}</label>}
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <textarea
        id={id}
        name="text"
        rows={props.rows}
        maxlength={props.most}
        required
        aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`}
        aria-invalid={error ? "true" : undefined}
      >
        {props.text}
      </textarea>
    </div>
  );
}
