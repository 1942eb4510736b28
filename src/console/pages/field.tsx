import type { InputHTMLAttributes } from "preact";
import { Labelled, type Labels, tiedTo } from "./labelled.tsx";

/** A labelled input of a form. */
export function Field(props: Labels & { label: string } & InputHTMLAttributes<HTMLInputElement>) {
  const { id, label, hint, error, ...input } = props;
  const around = { id, label, hint, error };
  return (
    <Labelled {...around}>
      <input id={id} name={id} {...input} {...tiedTo(around)} />
    </Labelled>
  );
}
