import type { Facts, FactValue } from "../../../src/rules/fact.ts";
import { parameterSchema } from "../../../src/rules/parameter.ts";
import type { UnemploymentFact } from "../../../src/rules/unemployment/facts-read.ts";
import type { UnemploymentInput } from "../../../src/rules/unemployment/unemployment-benefit.ts";
import { loadCalendar } from "../load-calendar.ts";
import { loadParameters, loadRulebook } from "../load-flows.ts";
import { registers } from "../load-places.ts";

const book = loadRulebook();
const calendar = loadCalendar();
const { regions: wageRegions } = registers;

/** The house's own dated numbers that unemployment insurance reads. */
const parameters = new Map(
  [...loadParameters(["wages", "unemployment"])].map(([name, raw]) => [name, parameterSchema.parse(raw)]),
);

/** The books of the house, without a person. */
export const books = { ...book, parameters, calendar, wageRegions };

/** Answers by fact; "unknown" stands for a person who does not know, null for a question that is still open. */
export type Answers = Partial<Record<UnemploymentFact, FactValue | null>>;

/** A worker whose fixed contract in a village of Cao Bằng ran out on 31/10/2026, with every question answered. */
export const worker: Answers = {
  jobEndedOn: "2026-10-31",
  unemploymentFiledOn: "2026-11-23",
  insuredContractKind: "indefinite-or-12-months",
  jobEndReason: "contract-expired",
  pensionSituation: "no-pension",
  contributionAtEnd: "paid",
  newSituation: "none-of-these",
  insuredMonthsIn24: 12,
  unusedInsuredMonths: 12,
  averageInsuredWage: 6200000,
  employerWageRegion: "cao-bang-elsewhere",
  lastContributedMonth: "2026-10-01",
};

/** The same worker in 2021, under the old law and decided in time. */
export const workerOf2021: Answers = {
  ...worker,
  jobEndedOn: "2020-12-31",
  unemploymentFiledOn: "2021-01-20",
  unemploymentDecidedOn: "2021-02-24",
  paidByState: false,
  lastContributedMonth: "2020-12-01",
};

/** Answers as facts. */
function factsOf(answers: Answers): Facts {
  const given = Object.entries(answers).filter(([, value]) => value !== null);
  return Object.fromEntries(
    given.map(([name, value]) => [name, value === "unknown" ? { unknown: true } : { value }]),
  ) as Facts; // null was left out, and every other value is an answer
}

/** A case of unemployment insurance on 25/11/2026, with some answers changed. */
export function caseOf(answers: Answers, changed: Partial<UnemploymentInput> = {}): UnemploymentInput {
  return { ...books, facts: factsOf(answers), today: "2026-11-25", ...changed };
}
