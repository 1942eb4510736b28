import type { CaseBook } from "../src/rules/cases/case-clocks.ts";
import { caseTables } from "./case-tables.ts";
import { loadCalendar, loadTimeLimits } from "./rules/load-calendar.ts";
import { loadRulebook } from "./rules/load-flows.ts";

/** The project's own states, tracks, limits and working days, with a promise of five working days. */
export const caseBook: CaseBook = {
  limits: loadTimeLimits(),
  calendar: loadCalendar(),
  sources: loadRulebook().sources,
  states: caseTables.caseStates,
  tracks: caseTables.tracks,
  promiseDays: 5,
  urgentPromiseDays: 0,
};
