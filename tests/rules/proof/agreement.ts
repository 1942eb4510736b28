import { combine } from "../../../src/rules/combine.ts";
import { type Evaluation, evaluate } from "../../../src/rules/evaluate.ts";
import type { Facts } from "../../../src/rules/fact.ts";
import { knownFacts } from "../../../src/rules/known-facts.ts";
import { nextFact } from "../../../src/rules/next-fact.ts";
import type { Programme } from "../../../src/rules/programme.ts";
import type { Planner, World } from "./every-path.ts";

/** A person who told a part of what they could tell. */
export interface Person {
  part: Facts;
  all: Facts;
}

/** What is said on part of the answers and taken back once all are there. */
export function takenBack(programme: Programme, world: World, { part, all }: Person): string[] {
  const early = evaluate(programme, { ...world, facts: part });
  if (early.verdict !== "eligible" && early.verdict !== "ineligible") return [];
  const late = evaluate(programme, { ...world, facts: all });
  if (holds(early, late)) return [];
  return [`"${programme.id}": ${told(early)} on ${JSON.stringify(part)}, ${told(late)} on ${JSON.stringify(all)}`];
}

function holds(early: Evaluation, late: Evaluation): boolean {
  if (late.verdict !== early.verdict) return false;
  if (early.amount) return JSON.stringify(late.amount) === JSON.stringify(early.amount);
  if (!early.between) return true;
  const [least, most] = [early.between.least, early.between.most ?? Number.POSITIVE_INFINITY];
  const sums = late.amount ? [late.amount.total] : [late.between?.least ?? least, late.between?.most ?? most];
  return sums.every((sum) => sum >= least && sum <= most);
}

/** The programmes that say something else on what the planner asked than on all answers; and what they come to together. */
export function disagreements(programmes: readonly Programme[], world: World, { part, all }: Person): string[] {
  const [asked, complete] = [part, all].map((facts) => {
    const given = { ...world, facts };
    const known = knownFacts(given);
    return programmes.map((programme) => evaluate(programme, given, known));
  });
  const pairs = (asked ?? []).map((one, index) => [one, complete?.[index]] as const);
  const differing = pairs.filter(([one, other]) => other === undefined || !agrees(one, other));
  const faults = differing.map(
    ([one, other]) =>
      `"${one.programme.id}": ${told(one)} when asked ${JSON.stringify(part)}, ${other && told(other)} when told ${JSON.stringify(all)}`,
  );
  return faults.length > 0 ? faults : differingTogether(asked ?? [], complete ?? []);
}

/** An open sum may still be narrowed by what somebody tells unasked, never left. */
function agrees(asked: Evaluation, complete: Evaluation): boolean {
  return asked.verdict === complete.verdict && (asked.verdict === "ineligible" || holds(asked, complete));
}

function differingTogether(asked: Evaluation[], complete: Evaluation[]): string[] {
  if (asked.some(({ verdict, amount }) => verdict === "eligible" && amount === null)) return [];
  const [one, other] = [combine(asked), combine(complete)];
  return one.least === other.least && one.most === other.most
    ? []
    : [`together: ${one.least} to ${one.most} when asked, ${other.least} to ${other.most} when told`];
}

function told({ verdict, amount }: Evaluation): string {
  return amount ? `${verdict} ${amount.total}` : verdict;
}

/** Programmes that are looked at together, and who says what is asked next (the house's own planner where left out). */
export interface Asker {
  programmes: readonly Programme[];
  world: World;
  planner?: Planner;
}

/** What of all their answers somebody is asked for, one question after another. */
export function askedOf({ programmes, world, planner = nextFact }: Asker, all: Facts): Facts {
  let asked: Facts = {};
  for (;;) {
    const fact = planner(programmes, { ...world, facts: asked });
    if (fact === null || Object.hasOwn(asked, fact)) return asked;
    asked = { ...asked, [fact]: all[fact] ?? { unknown: true } };
  }
}
