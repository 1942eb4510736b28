import type { FlowContent } from "../flow/flow-content.ts";
import { buildDangerIndex, findDanger, type ShortForms } from "../search/find-danger.ts";
import { definitionsOf } from "./read-definitions.ts";
import type { Flows } from "./read-flows.ts";

/** What tells the danger that a text shows, with the numbers to call. */
export function buildDanger(flows: Flows): FlowContent["dangerIn"] {
  const file = definitionsOf(flows.danger).get("danger");
  const hotlines = definitionsOf(flows.bodies).get("bodies")?.hotlines ?? {};
  if (!file) throw new Error("flows/danger.yaml was checked and is gone");
  const index = buildDangerIndex(file, shortFormsOf(flows));
  return (text) => {
    const found = findDanger(index, text);
    const sign = found?.strength === "now" ? file.signs[found.sign] : undefined;
    if (!found || !sign) return null;
    const numbers = sign.hotlines.map((id) => ({ id, number: hotlines[id]?.number ?? "" }));
    return { sign: found.sign, kind: sign.kind, hotlines: numbers, topics: sign.topics ?? [] };
  };
}

/** What people shorten, from the dictionaries of the search. */
export function shortFormsOf(flows: Flows): ShortForms {
  const dictionaries = definitionsOf(flows.dictionaries);
  return new Map([...dictionaries].map(([lang, file]) => [lang, new Map(Object.entries(file["short-forms"]))]));
}
