import type { Facts } from "../rules/fact.ts";
import type { UnemploymentFact } from "../rules/unemployment/facts-read.ts";
import type { ExampleDifference, ExamplesTried } from "./example-impact.ts";
import { outcomeName, outcomeText, saysText } from "./outcome-text.ts";
import { answerText, factName, tell, type View } from "./view.ts";

/** Most cases told in words for one programme or file, and most worked examples. */
export const CASES_TOLD = 5;
/** Most worked examples told. */
export const EXAMPLES_TOLD = 20;

/** The worked examples of a file that change; nothing where none does. */
export function examplesBlock(view: View, { file, kind, tried, changed }: ExamplesTried): string {
  if (changed.length === 0) return "";
  const key = kind === "cases" ? "officer:impact.casesOf" : "officer:impact.examplesOf";
  const title = tell(view, key, { file, changed: changed.length, tried });
  const kinds = alike(changed);
  const told = kinds.slice(0, kind === "cases" ? CASES_TOLD : EXAMPLES_TOLD).map((one) => {
    const each = one.changes.map(({ name, before, after }) => {
      const [then, now] = [before, after].map((value) => outcomeText(view, name, value));
      return `${outcomeName(view, one, name)} ${then} → ${now}`;
    });
    const others = one.more === 0 ? "" : ` (${tell(view, "officer:impact.alike", { more: one.more })})`;
    return `${one.person ? personText(view, one.person) : `“${saysText(view, one)}”`}${others}: ${each.join("; ")}`;
  });
  return listBlock(title, [...told, ...(kinds.length > told.length ? ["…"] : [])]);
}

/** What a person of unemployment insurance is told apart by. */
const personFacts = [
  "jobEndedOn",
  "unemploymentFiledOn",
  "jobEndReason",
  "insuredContractKind",
  "unusedInsuredMonths",
  "averageInsuredWage",
  "employerWageRegion",
] as const satisfies readonly UnemploymentFact[];

function personText(view: View, person: Facts): string {
  const told = personFacts.flatMap((fact) => {
    const answer = person[fact];
    return answer ? [`${factName(view, fact)}: ${answerText(view, fact, answer)}`] : [];
  });
  return told.join("; ");
}

/** The examples that change, each kind of change told by the first of them. */
function alike(changed: ExampleDifference[]): (ExampleDifference & { more: number })[] {
  const kinds = new Map<string, ExampleDifference & { more: number }>();
  for (const one of changed) {
    const key = JSON.stringify(one.changes);
    const first = kinds.get(key);
    kinds.set(key, first ? { ...first, more: first.more + 1 } : { ...one, more: 0 });
  }
  return [...kinds.values()];
}

/** A heading with its lines; nothing where there are none. */
export function listBlock(title: string, items: string[]): string {
  return items.length === 0 ? "" : [title, ...items.map((item) => `  - ${item}`)].join("\n");
}
