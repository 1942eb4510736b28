import type { Given } from "./given.ts";
import { type Judgement, judge, undecidedLeaves } from "./judge.ts";
import { type KnownFacts, knownFacts } from "./known-facts.ts";
import type { Programme } from "./programme.ts";
import { type Reckoning, reckon } from "./reckon.ts";
import { type Prospect, prospectOf } from "./relevance.ts";

/** What a rule says: yes, no, not before more is known, or: a person must decide. */
export type Verdict = "eligible" | "ineligible" | "undecided" | "refer";

/** A programme weighed with what is known, before it is put into an answer. */
export interface Appraisal {
  judgement: Judgement;
  /** Null for a programme that pays no sum, and for whoever is refused. */
  reckoning: Reckoning | null;
  verdict: Verdict;
  /** Questions that can still matter to the verdict or the sum, in asking order. */
  missing: string[];
  /** Facts the person does not know and on which the verdict or the sum hangs, in asking order. */
  unknown: string[];
}

/** Weighs a programme: nobody is refused or promised anything on what is unsure or unknown. */
export function appraise(programme: Programme, given: Given, known: KnownFacts = knownFacts(given)): Appraisal {
  const judgement = judge(programme, given, known);
  const reckoning = judgement.truth === false ? null : reckon(programme.amount, given, known);
  const prospect = prospectOf(judgement, given, known);
  const summing = prospect.canHold ? (reckoning?.hangsOn ?? []) : [];
  const hangsOn = [...undecidedLeaves(judgement).flatMap((leaf) => leaf.hangsOn), ...summing];
  return {
    judgement,
    reckoning,
    verdict: verdictOf(judgement, prospect),
    missing: inAskingOrder([...prospect.facts, ...summing].flatMap(known.askable), given),
    unknown: inAskingOrder(
      hangsOn.filter((name) => isUnknown(name, known)),
      given,
    ),
  };
}

function verdictOf({ truth }: Judgement, prospect: Prospect): Verdict {
  if (truth === "unknown") return prospect.facts.length > 0 ? "undecided" : "refer";
  return truth ? "eligible" : "ineligible";
}

function isUnknown(name: string, known: KnownFacts): boolean {
  const answer = known.answer(name);
  return answer !== undefined && "unknown" in answer;
}

const places = new WeakMap<Given["definitions"], Map<string, number>>();

/** Names once each, as the catalogue has them; its order is remembered, because every turn asks for it. */
function inAskingOrder(names: string[], { definitions }: Given): string[] {
  if (names.length === 0) return [];
  const order = places.get(definitions) ?? new Map([...definitions.keys()].map((name, place) => [name, place]));
  places.set(definitions, order);
  const place = (name: string) => order.get(name) ?? order.size;
  return [...new Set(names)].sort((a, b) => place(a) - place(b));
}
