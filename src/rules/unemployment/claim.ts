import type { Calendar } from "../calendar.ts";
import { type Day, isDay } from "../day.ts";
import type { FactValue } from "../fact.ts";
import type { Given } from "../given.ts";
import { type KnownFacts, knownFacts } from "../known-facts.ts";
import type { Parameter } from "../parameter.ts";
import type { WageRegions } from "../places/wage-regions.ts";
import { type DatedNumber, lawNumber, numberOn } from "./dated-number.ts";
import type { UnemploymentFact } from "./facts-read.ts";
import { type Law, lawOn, NEW_LAW_FROM } from "./law.ts";
import type { NumberOfBothLaws, NumberOfSomeDays, WageParameter } from "./parameters-read.ts";

/** Everything one person's unemployment benefit is worked out from; `facts` are answers by the names of flows/facts. */
export interface UnemploymentGiven extends Given {
  parameters: ReadonlyMap<string, Parameter>;
  calendar: Calendar;
  /** The wage regions of Cao Bằng. */
  wageRegions: WageRegions;
  /** The insured wages of the last contributed months in đồng, instead of the fact averageInsuredWage. */
  wages?: readonly number[];
}

/** One person's case, read once: what is known, which law it follows, and the numbers of that law. */
export interface Claim {
  given: UnemploymentGiven;
  known: KnownFacts;
  /** Null while it is not known whether the old law decided. */
  law: Law | null;
  /** The questions that settle the law, while it is not known. */
  lawHangsOn: UnemploymentFact[];
  /** The day of the decision, else today: it chooses the numbers. */
  lawDay: Day;
  /** The answer to a question; null while it is open or the person does not know. */
  value(fact: UnemploymentFact): FactValue | null;
  /** The answer to a question for a day; null also for "none". */
  day(fact: UnemploymentFact): Day | null;
  number(fact: UnemploymentFact): number | null;
  /** A number that both laws have. */
  lawNumber(name: NumberOfBothLaws): number;
  /** A number or wage on a day (the day of the law where left out); null where there is none. */
  numberOn(name: NumberOfBothLaws | NumberOfSomeDays | WageParameter, day?: Day): DatedNumber | null;
}

/** Reads a person's case. */
export function readClaim(given: UnemploymentGiven): Claim {
  const known = knownFacts(given);
  const value = (fact: UnemploymentFact) => {
    const answer = known.answer(fact);
    return answer && "value" in answer ? answer.value : null;
  };
  const day = (fact: UnemploymentFact) => {
    const found = value(fact);
    return isDay(found) ? found : null;
  };
  const number = (fact: UnemploymentFact) => {
    const found = value(fact);
    return typeof found === "number" ? found : null;
  };
  const lawDay = day("unemploymentDecidedOn") ?? given.today;
  const lawHangsOn = factsThatSettleLaw({ value, today: given.today });
  return {
    given,
    known,
    law: lawHangsOn.length > 0 ? null : lawOn(lawDay),
    lawHangsOn,
    lawDay,
    value,
    day,
    number,
    lawNumber: (name) => lawNumber(name, lawDay, given),
    numberOn: (name, on = lawDay) => numberOn(name, on, given),
  };
}

/**
 * The unanswered questions on which the law hangs: only a file handed in before 2026 may have been decided under the old law
 * (Luật Việc làm 2025, điều 55 khoản 4). None when the law is known.
 */
function factsThatSettleLaw({ value, today }: Pick<Claim, "value"> & { today: Day }): UnemploymentFact[] {
  if (today < NEW_LAW_FROM || value("unemploymentDecidedOn") !== null) return [];
  const facts = ["jobEndedOn", "unemploymentFiledOn"] as const;
  if (facts.some((fact) => isOfNewLaw(value(fact)))) return [];
  return [...facts, "unemploymentDecidedOn" as const].filter((fact) => value(fact) === null);
}

/** True for what did not happen before 2026: no decision can have come before it. */
function isOfNewLaw(day: FactValue | null): boolean {
  return day === "none" || (typeof day === "string" && day >= NEW_LAW_FROM);
}
