import { type Confidence, weakest } from "../source.ts";
import { type BenefitCap, employerPlaceOf, factsOfCap, possibleCaps, regionalCapOn } from "./benefit-cap.ts";
import type { Claim } from "./claim.ts";
import type { UnemploymentFact } from "./facts-read.ts";
import { type Fraction, fraction, isLarger } from "./fraction.ts";
import { averageWage, type MonthlyBenefit, monthlyBenefit } from "./monthly-benefit.ts";
import { wageRegionOn } from "./wage-region.ts";

/** The benefit of a month as far as it can be said. */
export type BenefitAmount =
  | {
      is: "known";
      monthly: MonthlyBenefit;
      average: Fraction;
      percent: number;
      /** The cap that was looked at; where several are possible, one of those that make no difference. */
      cap: BenefitCap;
      confidence: Confidence;
      /** The sum if the decree's wording counted (the day the contract ended), where it differs from the law's. */
      byDecree: MonthlyBenefit | null;
      /** True when the sum hangs on the wage region of Cao Bằng in the second half of 2025, which was not read. */
      regionUnsure: boolean;
    }
  | { is: "between"; low: MonthlyBenefit; high: MonthlyBenefit; hangsOn: UnemploymentFact[] }
  | { is: "open"; hangsOn: UnemploymentFact[] }
  /** The wage of that day is not among the parameters. */
  | { is: "wage-not-known"; hangsOn: UnemploymentFact[] };

/**
 * The benefit of a month: a share of the average insured wage, at most the cap (Luật Việc làm 2013, điều 50 khoản 1; Luật Việc làm
 * 2025, điều 39 khoản 1). What is not known of region and month is left open only where it makes a difference.
 */
export function benefitAmount(claim: Claim): BenefitAmount {
  const average = averageOf(claim);
  if (!average) return { is: "open", hangsOn: ["averageInsuredWage"] };
  const percent = claim.lawNumber("unemployment-percent");
  const caps = possibleCaps(claim);
  const known = caps.filter((cap) => cap !== null);
  if (known.length < caps.length) return { is: "wage-not-known", hangsOn: factsOfCap(claim) };
  const sums = known
    .map((cap) => ({ cap, monthly: monthlyBenefit({ average, percent, cap: cap.sum }) }))
    .sort((a, b) => a.cap.sum - b.cap.sum);
  const [low, high] = [sums[0], sums.at(-1)];
  if (!low || !high) return { is: "open", hangsOn: factsOfCap(claim) };
  if (isLarger(high.monthly.exact, low.monthly.exact))
    return { is: "between", low: low.monthly, high: high.monthly, hangsOn: factsOfCap(claim) };
  return knownAmount(claim, { average, percent, ...low });
}

interface Worked {
  average: Fraction;
  percent: number;
  cap: BenefitCap;
  monthly: MonthlyBenefit;
}

function knownAmount(claim: Claim, { average, percent, cap, monthly }: Worked): BenefitAmount {
  const regionUnsure = hangsOnUnsureRegion(claim, { average, percent, cap, monthly });
  // Below every cap only the share counts, and how far it is known; the cap is then not part of the sum.
  const share = claim.numberOn("unemployment-percent")?.confidence ?? "unsure";
  const confidence = monthly.limitedBy === "cap" ? weakest([share, cap.confidence]) : regionUnsure ? "unsure" : share;
  const byDecree = sumByDecree(claim, { average, percent, cap, monthly });
  return { is: "known", monthly, average, percent, cap, confidence, byDecree, regionUnsure };
}

/** The average of the wages given one by one, else the average the person knows. */
function averageOf(claim: Claim): Fraction | null {
  const { wages = [] } = claim.given;
  if (wages.length > 0) return averageWage(wages);
  const average = claim.number("averageInsuredWage");
  return average === null ? null : fraction(average, 1);
}

/** The decree counts the wage on the day the contract ended (Nghị định 374/2025, điều 15 khoản 1); the law outranks it. */
function sumByDecree(claim: Claim, worked: Worked): MonthlyBenefit | null {
  const ended = claim.day("jobEndedOn");
  const place = employerPlaceOf(claim);
  if (claim.law !== "new" || !ended || !place) return null;
  const cap = regionalCapOn(claim, place, ended);
  if (!cap) return null;
  const monthly = monthlyBenefit({ ...worked, cap: cap.sum });
  return isSame(monthly.exact, worked.monthly.exact) ? null : monthly;
}

function hangsOnUnsureRegion(claim: Claim, worked: Worked): boolean {
  const place = employerPlaceOf(claim);
  if (!place || worked.cap.wageName === "base-salary") return false;
  if (wageRegionOn(place, worked.cap.day, claim.given)?.confidence !== "unsure") return false;
  const others = ["region-3", "region-4"] as const;
  return others.some((other) => {
    const cap = regionalCapOn(claim, other, worked.cap.day);
    return cap !== null && !isSame(monthlyBenefit({ ...worked, cap: cap.sum }).exact, worked.monthly.exact);
  });
}

function isSame(one: Fraction, other: Fraction): boolean {
  return one.numerator === other.numerator && one.denominator === other.denominator;
}
