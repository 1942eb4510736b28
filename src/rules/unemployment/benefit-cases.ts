import { addDays, addMonths, type Day } from "../day.ts";
import type { FactDefinition, FactValue } from "../fact.ts";
import { type Parameter, valueOn } from "../parameter.ts";
import type { WageRegions } from "../places/wage-regions.ts";
import type { UnemploymentFact } from "./facts-read.ts";
import { NEW_LAW_FROM } from "./law.ts";
import { numbersOfBothLaws, type UnemploymentParameter, unemploymentParameters } from "./parameters-read.ts";

type Given = Partial<Record<UnemploymentFact, FactValue>>;

/** An invented person on whom a change of unemployment insurance is tried. */
export interface BenefitCase {
  asOf: Day;
  facts: Given;
}

/** What the bounds of the cases are read from; a book in the middle of a change will do. */
export interface CaseBook {
  definitions: ReadonlyMap<string, FactDefinition>;
  parameters: ReadonlyMap<string, Parameter>;
  wageRegions: WageRegions;
}

/**
 * People of unemployment insurance for every time in which numbers of the law are the same since 2020, always the same ones:
 * contributed months on both sides of every bound × ways in which the job ended × wages on both sides of the cap; and beside
 * one ordinary person those who differ in one thing: region, contract, contributions, pension, new situation, day of the file.
 */
export function benefitCases(book: CaseBook): BenefitCase[] {
  if (!numbersOfBothLaws.every((name) => book.parameters.has(name))) return [];
  const all = firstDays(book).flatMap((from) => {
    const person = ordinary(from);
    return [...everyWay(person, from, book), ...differing(person, from, book)].map(caseOf);
  });
  // Who differs in one thing from the ordinary person may be that person.
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

/** Since when the days are told of; earlier files are settled. */
const SINCE: Day = "2020-01-01";

function firstDays({ parameters, wageRegions }: CaseBook): Day[] {
  const ofNumbers = unemploymentParameters.flatMap(
    (name) => parameters.get(name)?.values.map(({ from }) => from) ?? [],
  );
  const days = [...ofNumbers, ...wageRegions.periods.map(({ from }) => from), NEW_LAW_FROM];
  return [...new Set(days)].filter((day) => day >= SINCE).sort();
}

/** Somebody with a contract in a commune of Cao Bằng that ran out a month after that day, and a file twenty days later. */
function ordinary(from: Day): Given {
  const ended = addMonths(from, 1);
  return {
    jobEndedOn: ended,
    ...fileOn(addDays(ended, 20)),
    insuredContractKind: "indefinite-or-12-months",
    jobEndReason: "contract-expired",
    noticeNotNeeded: false,
    lateFilingReason: "no-such-reason",
    pensionSituation: "no-pension",
    contributionAtEnd: "paid",
    newSituation: "none-of-these",
    insuredMonthsIn24: 24,
    insuredMonthsIn36: 24,
    paidByState: false,
    unusedInsuredMonths: 36,
    averageInsuredWage: 6_200_000,
    employerWageRegion: "cao-bang-elsewhere",
    lastContributedMonth: from,
  };
}

/** A file handed in on a day; one of the old law was decided three weeks later, if the old law still decided then. */
function fileOn(day: Day): Given {
  const decided = addDays(day, 21);
  return {
    unemploymentFiledOn: day,
    ...(day < NEW_LAW_FROM ? { unemploymentDecidedOn: decided < NEW_LAW_FROM ? decided : "none" } : {}),
  };
}

function everyWay(person: Given, from: Day, book: CaseBook): Given[] {
  return monthsAt(from, book).flatMap((months) =>
    optionsOf("jobEndReason", book).flatMap((jobEndReason) =>
      wagesAt(from, book).map((averageInsuredWage) => {
        const counted = { insuredMonthsIn24: Math.min(24, months), insuredMonthsIn36: Math.min(36, months) };
        return { ...person, ...counted, unusedInsuredMonths: months, jobEndReason, averageInsuredWage };
      }),
    ),
  );
}

/** Contributed months on both sides of what is needed, of the first step, of the next one, and of the most. */
function monthsAt(day: Day, book: CaseBook): number[] {
  const number = (name: UnemploymentParameter) => numberAt(name, day, book);
  const first = number("unemployment-first-band-months");
  const step = number("unemployment-months-per-benefit-month");
  const steps = number("unemployment-benefit-months-most") - number("unemployment-first-benefit-months");
  const bounds = [number("unemployment-months-needed"), first + 1, first + step, first + steps * step];
  const months = bounds.flatMap((bound) => [bound - 1, bound, bound + 1]).filter((one) => one >= 0);
  return [...new Set(months)].sort((a, b) => a - b);
}

/** Insured wages far below the cap of region IV, the last one below it, the first one above it, and far above. */
function wagesAt(day: Day, book: CaseBook): number[] {
  const cap = numberAt("minimum-wage-region-4", day, book) * numberAt("unemployment-cap-times", day, book);
  const reached = Math.floor((cap * 100) / Math.max(1, numberAt("unemployment-percent", day, book)));
  return [6_200_000, reached, reached + 1, 50_000_000];
}

function differing(person: Given, from: Day, book: CaseBook): Given[] {
  const ended = addMonths(from, 1);
  const inOneThing = (["contributionAtEnd", "pensionSituation", "newSituation"] as const).flatMap((fact) =>
    optionsOf(fact, book).map((option) => ({ [fact]: option, newSituationOn: addDays(ended, 10) })),
  );
  const contracts = optionsOf("insuredContractKind", book).flatMap((insuredContractKind) =>
    [11, 12].map((months) => ({ insuredContractKind, insuredMonthsIn24: months, insuredMonthsIn36: months })),
  );
  const regions = optionsOf("employerWageRegion", book).map((employerWageRegion) => ({ employerWageRegion }));
  const wellPaid = [...regions, { paidByState: true }].map((one) => ({ ...one, averageInsuredWage: 50_000_000 }));
  const files = [-1, 0, 1, 2, 3, 4].flatMap((late) => [
    fileOn(addDays(addMonths(ended, 3), late)),
    fileOn(addDays(addMonths(ended, 2), late)),
  ]);
  const resigned = { jobEndReason: "resigned-without-notice", noticeNotNeeded: true };
  return [...inOneThing, ...contracts, ...wellPaid, ...files, resigned].map((one) => ({ ...person, ...one }));
}

function optionsOf(fact: UnemploymentFact, { definitions }: CaseBook): string[] {
  return definitions.get(fact)?.options ?? [];
}

/** The number of that day; zero where there is none. */
function numberAt(name: UnemploymentParameter, day: Day, { parameters }: CaseBook): number {
  const parameter = parameters.get(name);
  const value = parameter ? valueOn(parameter, day) : 0;
  return typeof value === "number" ? value : 0;
}

function caseOf(facts: Given): BenefitCase {
  const decided = facts.unemploymentDecidedOn;
  const last = decided === undefined || decided === "none" ? facts.unemploymentFiledOn : decided;
  // "none" decided means that the new law decides; on its first day at the earliest.
  const asOf = String(last);
  return { asOf: decided === "none" && asOf < NEW_LAW_FROM ? NEW_LAW_FROM : asOf, facts };
}
