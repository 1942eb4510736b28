import { addMonths, type Day } from "../day.ts";
import { type Confidence, weakest } from "../source.ts";
import type { Claim } from "./claim.ts";
import type { UnemploymentFact } from "./facts-read.ts";
import type { WageParameter } from "./parameters-read.ts";
import { type EmployerPlace, employerPlaces, wageRegionOn, wageRegions } from "./wage-region.ts";

/** The most a month of benefit can be, and the wage it is a multiple of. */
export interface BenefitCap {
  /** In đồng. */
  sum: number;
  wage: number;
  wageName: WageParameter;
  /** The day whose wage counts. */
  day: Day;
  cite: string;
  confidence: Confidence;
}

/**
 * Every cap that is possible with what is known, none while the days are not; null for one whose wage is not known (Luật Việc làm 2013, điều 50 khoản 1: on the day
 * the contract ended, of the base salary for those whom the state paid; Luật Việc làm 2025, điều 39 khoản 1: the regional
 * minimum wage of the last contributed month).
 */
export function possibleCaps(claim: Claim): (BenefitCap | null)[] {
  return possibleDays(claim).flatMap((day) => {
    const regional = claim.law === "old" && claim.value("paidByState") === true ? [] : regionalCaps(claim, day);
    const ofState =
      claim.law === "old" && claim.value("paidByState") !== false ? [capOf(claim, "base-salary", day)] : [];
    return [...regional, ...ofState];
  });
}

/** The questions that decide between the possible caps. */
export function factsOfCap(claim: Claim): UnemploymentFact[] {
  const all: UnemploymentFact[] =
    claim.law === "old"
      ? ["jobEndedOn", "paidByState", "employerWageRegion"]
      : [...whenMonthIsOpen(claim), "employerWageRegion", "lastContributedMonth"];
  return all.filter((fact) => claim.value(fact) === null);
}

/** The end of the job stands in for a last contributed month that is not known. */
function whenMonthIsOpen(claim: Claim): UnemploymentFact[] {
  return claim.value("lastContributedMonth") === null ? ["jobEndedOn"] : [];
}

/** The caps that the region of the employer, or every region, gives on a day. */
function regionalCaps(claim: Claim, day: Day): (BenefitCap | null)[] {
  const place = employerPlaceOf(claim);
  if (place) return [regionalCapOn(claim, place, day)];
  return wageRegions.map((region) => capOf(claim, `minimum-wage-region-${region}`, day));
}

/** The cap by the minimum wage of an employer's place on a day; null where region or wage are not known. */
export function regionalCapOn(claim: Claim, place: EmployerPlace, day: Day): BenefitCap | null {
  const known = wageRegionOn(place, day, claim.given);
  const cap = known && capOf(claim, `minimum-wage-region-${known.region}`, day);
  return cap && known ? { ...cap, confidence: weakest([cap.confidence, known.confidence]) } : null;
}

/** Where the employer works, as far as known. */
export function employerPlaceOf(claim: Claim): EmployerPlace | null {
  const value = claim.value("employerWageRegion");
  return employerPlaces.find((place) => place === value) ?? null;
}

/** The cap by a wage on a day; null where that wage is not known. */
function capOf(claim: Claim, wageName: WageParameter, day: Day): BenefitCap | null {
  const wage = claim.numberOn(wageName, day);
  if (!wage) return null;
  const sum = wage.value * claim.lawNumber("unemployment-cap-times");
  return { sum, wage: wage.value, wageName, day, cite: wage.cite, confidence: wage.confidence };
}

/** The days whose wage may count; none while neither month nor end are known. Without the month, it is that of the end or the one before; after a long leave an earlier one. */
function possibleDays(claim: Claim): Day[] {
  const ended = claim.day("jobEndedOn");
  const lastMonth = claim.day("lastContributedMonth");
  if (claim.law === "new" && lastMonth) return [firstOfMonth(lastMonth)];
  if (ended === null) return [];
  if (claim.law === "old") return [ended];
  const monthsBack = claim.value("contributionAtEnd") === "paid" ? 2 : claim.lawNumber("unemployment-months-window");
  return Array.from({ length: monthsBack }, (_, back) => firstOfMonth(addMonths(ended, -back)));
}

function firstOfMonth(day: Day): Day {
  return `${day.slice(0, 8)}01`;
}
