import type { Verdict } from "../appraise.ts";
import type { Claim } from "./claim.ts";
import type { Condition } from "./conditions.ts";
import type { UnemploymentFact } from "./facts-read.ts";

/** What the conditions come to, and the questions it hangs on. */
export interface UnemploymentVerdict {
  verdict: Verdict;
  /** Questions that can still matter to the verdict, in asking order. */
  missing: string[];
  /** Questions the person does not know the answer to and on which the verdict hangs, in asking order. */
  unknown: string[];
}

/** What the conditions come to: nobody is refused or promised anything on what is unknown or left to a person. */
export function verdictOf(conditions: readonly Condition[], claim: Claim): UnemploymentVerdict {
  const statuses = conditions.map(({ finding }) => finding.status);
  if (statuses.includes("failed")) return { verdict: "ineligible", missing: [], unknown: [] };
  const hanging = conditions.flatMap(({ finding }) => (finding.status === "unknown" ? finding.hangsOn : []));
  const missing = openQuestions(hanging, claim);
  const unknown = notKnown(hanging, claim);
  if (statuses.every((status) => status === "met")) return { verdict: "eligible", missing, unknown };
  return { verdict: missing.length > 0 ? "undecided" : "refer", missing, unknown };
}

/** Those of some questions that can still be asked, or the ones that settle whether they arise, in asking order. */
export function openQuestions(facts: readonly UnemploymentFact[], { known, given }: Claim): string[] {
  const wanted = new Set(facts.flatMap(known.askable));
  return [...given.definitions.keys()].filter((name) => wanted.has(name));
}

/** Those of some questions whose answer the person does not know, in asking order. */
export function notKnown(facts: readonly UnemploymentFact[], { known, given }: Claim): string[] {
  const wanted = new Set<string>(facts.filter((name) => isNotKnown(known.answer(name))));
  return [...given.definitions.keys()].filter((name) => wanted.has(name));
}

function isNotKnown(answer: object | undefined): boolean {
  return answer !== undefined && "unknown" in answer;
}
