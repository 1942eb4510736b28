/**
 * Which employer is meant. Only those the department listed are offered, whether or not anybody complained of them, so that
 * nobody learns here who else did. The name as it was told always stands: nobody is held up by the list.
 */
import { normalEmployerName } from "../search/employer-name.ts";
import type { LookUp } from "./advance.ts";
import { recordEmployer } from "./answer-input.ts";
import { ask } from "./ask-question.ts";
import type { Input, ListedEmployer } from "./input.ts";
import { placeLabel } from "./place.ts";
import type { Mode } from "./session.ts";
import type { Talk } from "./talk.ts";

/** What was typed and the listed ones that were offered for it. */
type Offered = NonNullable<Extract<Mode, { is: "choosing" }>["employer"]>;

/** Offers the listed employers that a name may mean; where there are none, or one of that very name, the name is taken. */
export function offerEmployers(talk: Talk, input: Extract<Input, { kind: "found-employers" }>): LookUp | null {
  const { named, value } = input;
  const [one, another] = value;
  const isSame =
    one !== undefined && another === undefined && normalEmployerName(one.name) === normalEmployerName(named);
  if (one === undefined || isSame) return recordEmployer(talk, { kind: "text", text: named });
  const options = value.map((listed, index) => ({ id: `employer-${index + 1}`, label: labelOf(talk, listed) }));
  const listed = Object.fromEntries(value.map(({ id, name }, index) => [`employer-${index + 1}`, { id, name }]));
  const editing = talk.session.mode.is === "editing" ? { editing: talk.session.mode } : {};
  talk.session.mode = { is: "choosing", options, employer: { named, listed }, ...editing };
  ask(talk);
  return null;
}

/** Takes the listed one that was chosen, or the name as it was typed when it is none of them. */
export function chosenEmployer(talk: Talk, { named, listed }: Offered, id: string): LookUp | null {
  const chosen = Object.hasOwn(listed, id) ? listed[id] : undefined;
  return recordEmployer(
    talk,
    chosen ? { kind: "text", text: chosen.name, employer: chosen.id } : { kind: "text", text: named },
  );
}

function labelOf({ content, session }: Talk, { name, place }: ListedEmployer): string {
  const where = content.places.find(({ id }) => id === place);
  return where ? `${name}, ${placeLabel(where, session.lang, content.words)}` : name;
}
