import { compareText } from "../content/problem.ts";
import type { Defined, Definitions } from "../content/read-definitions.ts";
import { type CitedPart, citedParts } from "../rules/cited-parts.ts";
import { isUnconfirmed } from "../rules/source.ts";
import type { Books } from "./books.ts";

/** A statement of law that somebody recalled or is not sure of, with the place it is written at. */
export interface Unsettled {
  /** The kind of thing it stands in, as flows/ calls it: programmes, parameters, sources. */
  kind: string;
  /** The programme, parameter or document. */
  id: string;
  part: CitedPart;
  /** "flows/programmes/x.yaml:12". */
  place: string;
}

/** Everything of flows/ that the department must confirm: programmes first, each by its name, in the order of the files. */
export function unsettled({ checked: { flows }, sources }: Books): Unsettled[] {
  const all: [string, Definitions<unknown>][] = Object.entries(flows);
  return all
    .flatMap(([kind, { valid }]) => [...valid.values()].flatMap((defined) => partsOf(kind, defined, sources)))
    .sort((a, b) => rank(a) - rank(b) || compareText(a.kind, b.kind) || compareText(a.id, b.id));
}

function partsOf(kind: string, { id, value, locate }: Defined<unknown>, sources: Books["sources"]): Unsettled[] {
  return citedParts(value, sources)
    .filter(({ confidence }) => isUnconfirmed(confidence))
    .map((part) => {
      const { file, line } = locate({ path: part.path, message: "" });
      return { kind, id, part, place: `${file}:${line}` };
    });
}

function rank({ kind }: Unsettled): number {
  return kind === "programmes" ? 0 : 1;
}
