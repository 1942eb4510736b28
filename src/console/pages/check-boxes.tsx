/** Boxes to tick, each a line that is large enough for a thumb. */
export function CheckBoxes(props: {
  name: string;
  options: readonly { id: string; label: string; hint?: string }[];
  ticked: readonly string[];
}) {
  const { name, options, ticked } = props;
  return (
    <div class="boxes">
      {options.map(({ id, label, hint }) => (
        <label key={id} class="box">
          <input type="checkbox" name={name} value={id} checked={ticked.includes(id)} />
          <span>
            {label}
            {hint && <span class="hint"> {hint}</span>}
          </span>
        </label>
      ))}
    </div>
  );
}
