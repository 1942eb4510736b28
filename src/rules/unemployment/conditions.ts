import type { ConditionId } from "./articles.ts";
import type { Claim } from "./claim.ts";
import type { UnemploymentFact } from "./facts-read.ts";
import { filedInTime } from "./filed-in-time.ts";
import { type Finding, failed, forAPerson, hangsOn, met } from "./finding.ts";
import type { Law } from "./law.ts";
import { newSituation } from "./new-situation.ts";

/** A condition of the benefit that was looked at. */
export interface Condition {
  id: ConditionId;
  finding: Finding;
}

/** A claim whose law is known. */
export type SettledClaim = Claim & { law: Law };

/** True when it is known which law a claim follows. */
export function isSettled(claim: Claim): claim is SettledClaim {
  return claim.law !== null;
}

/**
 * Every condition of unemployment benefit, in the order of asking (Luật Việc làm 2013, điều 49; Luật Việc làm 2025, điều 38).
 * While the law is not known, that is the only one.
 */
export function conditionsOf(claim: Claim): Condition[] {
  if (!isSettled(claim)) return [{ id: "law-known", finding: hangsOn(...claim.lawHangsOn) }];
  return [
    { id: "job-ended", finding: jobEnded(claim) },
    { id: "filed-in-time", finding: filedInTime(claim) },
    { id: "insured-contract", finding: insuredContract(claim) },
    { id: "left-lawfully", finding: leftLawfully(claim) },
    { id: "no-pension", finding: noPension(claim) },
    { id: "contributing-at-end", finding: contributingAtEnd(claim) },
    { id: "no-new-situation", finding: newSituation(claim) },
    { id: "months-in-window", finding: monthsInWindow(claim) },
  ];
}

function jobEnded(claim: Claim): Finding {
  const ended = claim.value("jobEndedOn");
  if (ended === null) return hangsOn("jobEndedOn");
  return ended === "none" ? failed : met;
}

/** Which contracts were insured (Luật Việc làm 2013, điều 43; Luật Việc làm 2025, điều 31). */
function insuredContract(claim: SettledClaim): Finding {
  const kind = claim.value("insuredContractKind");
  if (kind === null) return hangsOn("insuredContractKind");
  const findings: Record<string, Record<Law, Finding>> = {
    "from-1-to-3-months": { old: failed, new: met },
    "paid-manager": { old: forAPerson, new: met },
    "under-1-month": { old: failed, new: failed },
    probation: { old: forAPerson, new: failed },
    "domestic-work": { old: failed, new: failed },
  };
  return findings[String(kind)]?.[claim.law] ?? met;
}

/** Leaving without notice is unlawful unless the Labour Code needs none (Bộ luật Lao động 2019, điều 35). */
function leftLawfully(claim: Claim): Finding {
  const reason = claim.value("jobEndReason");
  if (reason === null) return hangsOn("jobEndReason");
  if (reason !== "resigned-without-notice") return met;
  const notNeeded = claim.value("noticeNotNeeded");
  if (notNeeded === null) return hangsOn("noticeNotNeeded");
  return notNeeded ? met : failed;
}

/** Pensioners, and by the new law who leaves work when a pension is due (Luật Việc làm 2025, điều 38 khoản 1 điểm a). */
function noPension(claim: SettledClaim): Finding {
  const situation = claim.value("pensionSituation");
  if (situation === null) return hangsOn("pensionSituation");
  if (situation === "no-pension") return met;
  if (situation === "pension") return failed;
  if (situation === "incapacity-allowance") return claim.law === "old" ? failed : forAPerson;
  return claim.law === "old" ? met : qualifiedForPension(claim);
}

/** Refused is only who resigned in 2026 or later; other ends of a contract, and contracts that ended before, a person judges. */
function qualifiedForPension(claim: Claim): Finding {
  const reason = claim.value("jobEndReason");
  const ended = claim.value("jobEndedOn");
  if (reason === null) return hangsOn("jobEndReason");
  if (!String(reason).startsWith("resigned-")) return forAPerson;
  if (ended === null) return hangsOn("jobEndedOn");
  return String(ended) < "2026-01-01" ? forAPerson : failed;
}

/** Contributions in the month of the end or the month before, or a leave that stands for them (Nghị định 61/2020, điều 1 khoản 4; Nghị định 374/2025, điều 3). */
function contributingAtEnd(claim: Claim): Finding {
  const state = claim.value("contributionAtEnd");
  if (state === null) return hangsOn("contributionAtEnd");
  if (state === "employer-did-not-pay") return forAPerson;
  return state === "not-paid" ? failed : met;
}

/** Enough months in the window, which is longer for short contracts (Luật Việc làm 2013, điều 49 khoản 2; Luật Việc làm 2025, điều 38 khoản 1 điểm b). */
function monthsInWindow(claim: Claim): Finding {
  const fact = factOfMonths(claim);
  if (fact === "insuredContractKind") return hangsOn(fact);
  if (fact === null) return hangsOn();
  const months = claim.number(fact);
  if (months === null) return hangsOn(fact);
  return months >= claim.lawNumber("unemployment-months-needed") ? met : failed;
}

/** The question for the months in the window that fits the contract; null for contracts that are not insured anyway. */
export function factOfMonths(claim: Claim): UnemploymentFact | null {
  const kind = claim.value("insuredContractKind");
  if (kind === null) return "insuredContractKind";
  if (kind === "from-3-to-12-months" || kind === "from-1-to-3-months") return "insuredMonthsIn36";
  const isUninsured = kind === "under-1-month" || kind === "probation" || kind === "domestic-work";
  return isUninsured ? null : "insuredMonthsIn24";
}
