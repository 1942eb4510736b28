import type { FactValue } from "../../src/rules/fact.ts";

/** Looks up an answer by the name of its question; undefined where it was not asked. */
export type Read = (name: string) => FactValue | undefined;

/** What the law gives: yes with a sum where it fixes one, no, or a person must decide. */
export type Outcome = { verdict: "eligible"; total?: number } | { verdict: "ineligible" | "refer" };

const no: Outcome = { verdict: "ineligible" };
const refer: Outcome = { verdict: "refer" };
const yes: Outcome = { verdict: "eligible" };

/** Accident insurance at 0 %: Nghị quyết 68/NQ-CP mục II điểm 1, Quyết định 23/2021/QĐ-TTg Điều 1. */
export function accidentFund(read: Read): Outcome {
  const kind = String(read("organisationKindIn2021"));
  const funding = read("organisationFundingIn2021");
  if (["state-body", "party", "armed-forces"].includes(kind) || funding === "state-budget") return no;
  if (read("paidAccidentInsurance") === false) return no;
  return kind === "mass-organisation" || funding === "partly" ? refer : yes;
}

/** Unemployment insurance at 0 %: Quyết định 28/2021/QĐ-TTg Điều 4 and 5. */
export function unemploymentCut(read: Read): Outcome {
  const publicKinds = ["state-body", "party", "mass-organisation", "armed-forces"];
  if (publicKinds.includes(String(read("organisationKindIn2021")))) return no;
  if (read("organisationFundingIn2021") === "state-budget") return no;
  return read("unemploymentInsuredBeforeOctober2021") === true ? yes : no;
}

/** Pause of pension contributions as Quyết định 23/2021/QĐ-TTg had it first. */
export function pensionPauseOfJuly(read: Read): Outcome {
  if (read("socialInsurancePaidUpTo") !== "april-or-later") return no;
  return read("insuredStaffFell15SinceApril2021") === true ? pause(read) : no;
}

/** Pause of pension contributions as Nghị quyết 126/NQ-CP widened it. */
export function pensionPauseOfOctober(read: Read): Outcome {
  if (read("socialInsurancePaidUpTo") === "earlier") return no;
  return read("insuredStaffFell10SinceJanuary2021") === true ? pause(read) : no;
}

function pause(read: Read): Outcome {
  if (Number(read("pensionPauseMonthsUsed")) >= 12) return no;
  return isAfter(read("pensionPauseFiledOn"), "2022-05-05") ? refer : yes;
}

/** Training: Nghị quyết 68/NQ-CP mục II điểm 3; at most 1,500,000 đồng a person and month, for at most six months. */
export function training(read: Read): Outcome {
  const asked = [
    "revenueFell10Percent",
    "structureOrTechnologyChanged",
    "unemploymentInsurancePaid12Months",
    "trainingPlanMade",
  ];
  if (asked.some((name) => read(name) === false)) return no;
  if (isAfter(read("trainingFiledOn"), "2022-06-30") || read("trainees") === 0) return no;
  return {
    verdict: "eligible",
    total: 1_500_000 * Number(read("trainees")) * Math.min(6, Number(read("trainingMonths"))),
  };
}

/** Loan for stopped work: Nghị quyết 68/NQ-CP mục II điểm 11; from 06/11/2021 on bad debt is not asked for. */
export function stoppageLoan(read: Read): Outcome {
  if (read("badDebtWhenFiling") === true || read("stoppageWithoutFault") === false) return no;
  if (Number(read("stoppageDaysInWindow")) < 15 || isAfter(read("stoppageLoanFiledOn"), "2022-03-25")) return no;
  if (read("stoppedInsuredStaff") === 0) return no;
  const months = Number(read("stoppageMonthsPaid"));
  return months === 0 ? refer : loan(read, { staff: Number(read("stoppedInsuredStaff")), months });
}

/** Loan for recovery as Quyết định 23/2021/QĐ-TTg had it first: a full stop by order, no bad debt. */
export function recoveryLoanOfJuly(read: Read): Outcome {
  return read("badDebtWhenFiling") === true ? no : recoveryLoan(read, ["stopped"]);
}

/** Loan for recovery as Quyết định 33/2021/QĐ-TTg widened it. */
export function recoveryLoanOfNovember(read: Read): Outcome {
  return recoveryLoan(read, ["stopped", "partly-stopped", "directive-16", "resolution-128"]);
}

function recoveryLoan(read: Read, interruptions: string[]): Outcome {
  if (read("hardHitSector") === false) {
    if (!interruptions.includes(String(read("interruptionOfBusiness")))) return no;
    if (read("businessResumed") === false) return no;
  }
  if (read("recoveryPlanMade") === false || read("recoveryInsuredStaff") === 0) return no;
  if (isAfter(read("recoveryLoanFiledOn"), "2022-03-25")) return no;
  if (read("taxOf2020Settled") === false) return refer;
  return loan(read, { staff: Number(read("recoveryInsuredStaff")), months: Number(read("recoveryMonthsPaid")) });
}

/** The regional minimum wage of Nghị định 90/2019/NĐ-CP for each employee and month, at most three months. */
function loan(read: Read, { staff, months }: { staff: number; months: number }): Outcome {
  const place = read("staffWorkplaceIn2021");
  if (place === "elsewhere") return refer;
  const wage = place === "cao-bang-city" ? 3_430_000 : 3_070_000;
  return { verdict: "eligible", total: wage * staff * Math.min(3, months) };
}

function isAfter(filed: FactValue | undefined, lastDay: string): boolean {
  return filed !== undefined && filed !== "none" && String(filed) > lastDay;
}
