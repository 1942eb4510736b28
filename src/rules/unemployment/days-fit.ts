import { addMonths, type Day } from "../day.ts";
import type { Claim } from "./claim.ts";

/** Whether the days a person gave can all be true: job, last contributed month, file and decision in their order. */
export function daysFit(claim: Claim): boolean {
  const ended = claim.day("jobEndedOn");
  const filed = claim.day("unemploymentFiledOn");
  const decided = claim.day("unemploymentDecidedOn");
  const stillWorks = claim.value("jobEndedOn") === "none";
  return !(stillWorks && filed) && inOrder(ended, filed) && inOrder(filed, decided) && lastMonthFits(claim, ended);
}

function inOrder(first: Day | null, then: Day | null): boolean {
  return first === null || then === null || first <= then;
}

/** The last contributed month is never after the end, and with contributions at the end it is that month or the one before. */
function lastMonthFits(claim: Claim, ended: Day | null): boolean {
  const month = claim.day("lastContributedMonth")?.slice(0, 7);
  if (month === undefined || ended === null) return true;
  const isTooEarly = claim.value("contributionAtEnd") === "paid" && month < addMonths(ended, -1).slice(0, 7);
  return month <= ended.slice(0, 7) && !isTooEarly;
}
