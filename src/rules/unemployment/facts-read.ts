import type { FactDefinition } from "../fact.ts";
import { employerPlaces } from "./wage-region.ts";

/**
 * The questions of flows/facts that unemployment insurance reads, with type and options; content is compared with them.
 * Their order is that of the file, the order of asking.
 */
export const unemploymentFacts = {
  jobEndedOn: { type: "date" },
  unemploymentFiledOn: { type: "date" },
  unemploymentDecidedOn: { type: "date" },
  lateFilingReason: {
    type: "choice",
    options: ["no-such-reason", "sickness-or-maternity", "accident", "disaster", "employer-owes"],
  },
  insuredContractKind: {
    type: "choice",
    options: [
      "indefinite-or-12-months",
      "from-3-to-12-months",
      "from-1-to-3-months",
      "public-work-contract",
      "paid-manager",
      "under-1-month",
      "probation",
      "domestic-work",
    ],
  },
  jobEndReason: {
    type: "choice",
    options: [
      "contract-expired",
      "agreed",
      "employer-ended",
      "dismissed",
      "resigned-with-notice",
      "resigned-without-notice",
    ],
  },
  noticeNotNeeded: { type: "yes-no" },
  pensionSituation: { type: "choice", options: ["no-pension", "qualified", "pension", "incapacity-allowance"] },
  contributionAtEnd: { type: "choice", options: ["paid", "on-leave", "employer-did-not-pay", "not-paid"] },
  newSituation: {
    type: "choice",
    options: [
      "none-of-these",
      "insured-job",
      "military",
      "study-over-12-months",
      "compulsory-measure",
      "detained",
      "abroad",
    ],
  },
  newSituationOn: { type: "date" },
  insuredMonthsIn36: { type: "months" },
  insuredMonthsIn24: { type: "months" },
  paidByState: { type: "yes-no" },
  unusedInsuredMonths: { type: "months" },
  averageInsuredWage: { type: "money" },
  employerWageRegion: { type: "choice", options: employerPlaces },
  lastContributedMonth: { type: "date" },
} as const satisfies Record<string, Pick<FactDefinition, "type"> & { options?: readonly string[] }>;

/** The name of a question that unemployment insurance reads. */
export type UnemploymentFact = keyof typeof unemploymentFacts;
