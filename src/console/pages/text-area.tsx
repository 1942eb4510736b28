import { Labelled, type Labels, tiedTo } from "./labelled.tsx";

/** A labelled box for several lines, which must be filled in unless it is optional. */
export function TextArea(
  props: Labels & {
    /** What it is sent under; else its id. */
    name?: string;
    rows: number;
    /** Most characters. */
    most: number;
    value: string;
    optional?: boolean;
  },
) {
  const { name = props.id, rows, most, value, optional = false, ...around } = props;
  return (
    <Labelled {...around}>
      <textarea id={props.id} name={name} rows={rows} maxlength={most} required={!optional} {...tiedTo(around)}>
        {value}
      </textarea>
    </Labelled>
  );
}
