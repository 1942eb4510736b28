/**
 * What a rule says of these facts on this day: verdict, sum, why, why not, what would change it, and what is still to
 * be asked. Pure: the day and the facts are given. Nothing here knows a programme, a channel or a word people read.
 */
import { type Appraisal, appraise, type Verdict } from "./appraise.ts";
import { type Change, smallestChange } from "./changes.ts";
import type { Given } from "./given.ts";
import { failedLeaves, groupOf, type JudgedLeaf, metLeaves, undecidedLeaves } from "./judge.ts";
import { type KnownFacts, knownFacts } from "./known-facts.ts";
import type { Programme } from "./programme.ts";
import type { OutsideDays, Reckoning } from "./reckon.ts";
import { type Confidence, confidenceOf } from "./source.ts";
import { type FilingWindow, filingWindow } from "./window.ts";

/** A condition with its place in the law. */
export interface CitedCondition {
  id: string;
  cite: string;
}

/** Everything a person needs to know of one programme. */
export interface Evaluation {
  programme: Programme;
  /** Where the window is closed this is what would have been due. */
  verdict: Verdict;
  window: FilingWindow;
  /** The group the person belongs to; null for none, and where the verdict is ineligible. */
  group: string | null;
  /** What is paid, in VND; for refer what it would be. Null while open, and where the verdict is ineligible. */
  amount: Reckoning["amount"];
  /** The least and the most it can be while the amount is open. */
  between: Reckoning["between"];
  /** Days for which the law gives no number, so that there is no amount. */
  outside: OutsideDays[];
  met: CitedCondition[];
  failed: CitedCondition[];
  /** Conditions a person must decide on, because the law or our source leaves them open. */
  unsure: CitedCondition[];
  /** Questions that can still matter, in asking order. */
  missing: string[];
  /** Facts the person does not know and on which the answer hangs. */
  unknown: string[];
  changes: Change[];
  /** True when something told here was recalled without a source at hand. */
  recalled: boolean;
}

/** What a programme says of given facts. `known` saves reading them again for each of several programmes. */
export function evaluate(programme: Programme, given: Given, known: KnownFacts = knownFacts(given)): Evaluation {
  const appraisal = appraise(programme, given, known);
  const { judgement, verdict, missing, unknown } = appraisal;
  const met = metLeaves(judgement);
  const failed = failedLeaves(judgement);
  const refused = verdict === "ineligible";
  return {
    programme,
    verdict,
    window: filingWindow(programme, given.today),
    group: refused ? null : (groupOf(judgement)?.id ?? null),
    ...sumOf(appraisal),
    met: met.map(cited),
    failed: failed.map(cited),
    unsure: undecidedLeaves(judgement)
      .filter(({ doubt }) => doubt)
      .map(cited),
    missing,
    unknown,
    changes: refused ? smallestChange(programme, given) : [],
    recalled:
      [...met, ...failed].some(({ leaf }) => isRecalled(confidenceOf(leaf, given.sources))) || sumIsRecalled(appraisal),
  };
}

function cited({ leaf }: JudgedLeaf): CitedCondition {
  return { id: leaf.id, cite: leaf.cite };
}

/** A sum is told where it is due or a person may still grant it. */
function sumOf({ verdict, reckoning }: Appraisal): Pick<Evaluation, "amount" | "between" | "outside"> {
  if (!reckoning || (verdict !== "eligible" && verdict !== "refer"))
    return { amount: null, between: null, outside: [] };
  return { amount: reckoning.amount, between: reckoning.between, outside: reckoning.outside };
}

function sumIsRecalled({ verdict, reckoning }: Appraisal): boolean {
  return verdict !== "ineligible" && (reckoning?.confidences ?? []).some(isRecalled);
}

function isRecalled(confidence: Confidence): boolean {
  return confidence === "recalled";
}
