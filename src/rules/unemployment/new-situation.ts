import { addWorkingDays } from "../calendar.ts";
import type { Claim } from "./claim.ts";
import { countFrom, isKnown } from "./day-if-known.ts";
import { type Finding, failed, forAPerson, hangsOn, met } from "./finding.ts";

/**
 * Whether no new job or other situation stands against the benefit within the working days after the full file (Luật Việc làm
 * 2013, điều 49 khoản 4; Luật Việc làm 2025, điều 38 khoản 1 điểm d). By the old law only a new job is read to refuse; its
 * exceptions a person judges.
 */
export function newSituation(claim: Claim): Finding {
  const situation = claim.value("newSituation");
  if (situation === null) return hangsOn("newSituation");
  if (situation === "none-of-these") return met;
  const refused = claim.law === "old" && situation !== "insured-job" ? forAPerson : failed;
  const filed = claim.value("unemploymentFiledOn");
  if (filed === null) return hangsOn("unemploymentFiledOn");
  if (filed === "none") return refused;
  const began = claim.day("newSituationOn");
  if (began === null) return hangsOn("newSituationOn");
  const { calendar } = claim.given;
  const days = claim.lawNumber("unemployment-test-working-days");
  const testEnds = countFrom(String(filed), calendar, (day) => addWorkingDays(calendar, day, days));
  if (!isKnown(testEnds)) return forAPerson;
  return began > testEnds ? met : refused;
}
