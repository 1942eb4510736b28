/** A labelled choice of one. */
export function Select(props: {
  id: string;
  label: string;
  hint?: string;
  /** What stands first and means none; without it one must be chosen. */
  none?: string;
  chosen: string;
  options: readonly { id: string; label: string }[];
}) {
  const { id, label, hint, none } = props;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <select id={id} name={id} required={none === undefined} aria-describedby={hint ? `${id}-hint` : undefined}>
        {none !== undefined && <option value="">{none}</option>}
        {props.options.map((option) => (
          <option key={option.id} value={option.id} selected={option.id === props.chosen}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
