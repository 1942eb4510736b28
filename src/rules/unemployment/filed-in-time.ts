import type { Day } from "../day.ts";
import type { Claim } from "./claim.ts";
import { isKnown } from "./day-if-known.ts";
import { type FilingWindow, filingWindow } from "./filing-window.ts";
import { type Finding, failed, forAPerson, hangsOn, met } from "./finding.ts";

/** Until when this person can file; null while the end of the job is not known or has not come. */
export function filingWindowOf(claim: Claim): FilingWindow | null {
  const ended = claim.day("jobEndedOn");
  if (ended === null) return null;
  return filingWindow(ended, claim.lawNumber("unemployment-filing-months"), claim.given.calendar);
}

/**
 * Whether the file came, or can still come, in time (Luật Việc làm 2013, điều 46; Luật Việc làm 2025, điều 38 khoản 1 điểm c).
 * Sickness, maternity, an accident or a disaster, and an employer who owes contributions, leave a late file to a person.
 */
export function filedInTime(claim: Claim): Finding {
  const window = filingWindowOf(claim);
  if (!window) return claim.value("jobEndedOn") === "none" ? met : hangsOn("jobEndedOn");
  const filed = claim.value("unemploymentFiledOn");
  if (filed === null) return hangsOn("unemploymentFiledOn");
  const day = filed === "none" ? claim.given.today : String(filed);
  const inTime = isInTime(day, window);
  return inTime === false ? lateFiling(claim) : inTime === null ? forAPerson : met;
}

/** Whether a day is in the window; null where the days off after its nominal end are not known. */
function isInTime(day: Day, { nominalLastDay, lastDay }: FilingWindow): boolean | null {
  if (day <= nominalLastDay) return true;
  return isKnown(lastDay) ? day <= lastDay : null;
}

function lateFiling(claim: Claim): Finding {
  const reason = claim.value("lateFilingReason");
  if (reason === null) return hangsOn("lateFilingReason");
  return reason === "no-such-reason" ? failed : forAPerson;
}
