import { Labelled, type Labels, tiedTo } from "./labelled.tsx";

/** A labelled choice of one. */
export function Select(
  props: Labels & {
    /** What it is sent under; else its id. */
    name?: string;
    /** What stands first and chooses none; without it one is chosen from the start. */
    none?: string;
    /** Whether one must be chosen; else so where nothing stands for none. */
    required?: boolean;
    chosen: string;
    options: readonly { id: string; label: string }[];
  },
) {
  const { name = props.id, none, required = none === undefined, chosen, options, ...around } = props;
  return (
    <Labelled {...around}>
      <select id={props.id} name={name} required={required} {...tiedTo(around)}>
        {none !== undefined && <option value="">{none}</option>}
        {options.map((option) => (
          <option key={option.id} value={option.id} selected={option.id === chosen}>
            {option.label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}
