import type { Bands } from "../../../src/rules/amount.ts";
import type { Evaluation } from "../../../src/rules/evaluate.ts";
import type { Given } from "../../../src/rules/given.ts";
import { knownFacts } from "../../../src/rules/known-facts.ts";
import type { Fault } from "./fault.ts";

/** What is wrong with the sum of somebody who is entitled: a number that lies in no band or in several, or no line at all. */
export function bandFaults({ programme, verdict, amount }: Evaluation, given: Given): Fault[] {
  if (verdict !== "eligible") return [];
  const known = knownFacts(given);
  const faults = (programme.amount ?? []).flatMap((entry) => {
    if (!("bands" in entry) || known.holds(entry.when) !== true) return [];
    const answer = known.answer(entry.bandsBy);
    return answer && "value" in answer && typeof answer.value === "number" ? faultsOfNumber(entry, answer.value) : [];
  });
  const nothing = amount !== null && amount.lines.length === 0;
  return nothing ? [...faults, { kind: "gap", says: "entitled, but no line of the sum is paid" }] : faults;
}

function faultsOfNumber({ bandsBy, bands }: Bands, number: number): Fault[] {
  const holding = bands.filter(({ from }, index) => {
    const next = bands[index + 1];
    return from <= number && (next === undefined || number < next.from || next.from <= from);
  });
  if (holding.length === 0) return [{ kind: "gap", says: `${bandsBy} ${number} lies in no band` }];
  const ids = holding.map(({ id }) => id).join(" and ");
  return holding.length > 1 ? [{ kind: "overlap", says: `${bandsBy} ${number} lies in the bands ${ids}` }] : [];
}
