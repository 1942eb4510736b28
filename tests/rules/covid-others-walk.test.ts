import { describe, expect, it } from "vitest";
import { evaluate } from "../../src/rules/evaluate.ts";
import type { Facts, FactValue } from "../../src/rules/fact.ts";
import type { Programme } from "../../src/rules/programme.ts";
import { forkMatters, outcome } from "./fork-matters.ts";
import { loadProgramme, loadRulebook } from "./load-flows.ts";
import { forks, knownAnswer, leaves, walkProgramme } from "./walk-programme.ts";

type Read = (name: string) => FactValue | undefined;
type Outcome = ReturnType<typeof outcome>;

/** A programme as of a day, the law read once more by hand, and the conditions that can refuse or send to a person. */
interface Reading {
  id: string;
  today: string;
  window: string;
  byHand: (read: Read) => Outcome;
  refusing: string[];
  doubtful: string[];
}

const book = loadRulebook();
const no: Outcome = { verdict: "ineligible" };
const refer: Outcome = { verdict: "refer" };

function between(day: FactValue | undefined, first: string, last: string): boolean {
  return String(day) >= first && String(day) <= last;
}

/** Quyết định 23/2021/QĐ-TTg Điều 25, 26; the extra for elderly and disabled people came with Quyết định 33/2021/QĐ-TTg. */
function meals(read: Read, withElderly: boolean): Outcome {
  const care = read("covidCare");
  if (care === "neither" || read("covidCareDecided") === false) return no;
  const isolated = care !== "treated";
  const treated = care !== "isolated";
  const began = [...(isolated ? [read("isolationStartedOn")] : []), ...(treated ? [read("treatmentStartedOn")] : [])];
  const counting = began.filter((day) => between(day, "2021-04-27", "2021-12-31")).length;
  if (counting === 0) return no;
  if (counting < began.length) return refer;
  const days =
    (isolated ? Math.min(Number(read("isolationDays")), 21) : 0) +
    (treated ? Math.min(Number(read("treatmentDays")), 45) : 0);
  const listed = withElderly && ["elderly", "disabled"].includes(String(read("careElderlyOrDisabled")));
  return { verdict: "eligible", total: days * 80_000 + (read("careUnder16") === true || listed ? 1_000_000 : 0) };
}

/** Quyết định 23/2021/QĐ-TTg Điều 35 to 37, with the causes and the tax test of one version. */
function household(read: Read, rule: { causes: string[]; tax: string[] }): Outcome {
  if (read("businessRegistration") === "unregistered") return { verdict: "refer", total: 3_000_000 };
  const filed = read("householdFiledOn");
  if (!rule.causes.includes(String(read("householdStopCause")))) return no;
  if (!rule.tax.includes(String(read("householdTax")))) return no;
  const short = Number(read("householdStoppedDays")) < 15;
  if (short && read("householdStopCrossedWindow") === false) return no;
  if (filed !== "none" && String(filed) > "2022-01-31") return no;
  return { verdict: short ? "refer" : "eligible", total: 3_000_000 };
}

/** Quyết định 08/2022/QĐ-TTg Điều 1, and what both kinds of rent support ask for. */
function rentRefused(read: Read): boolean {
  const kind = read("rentContractKind");
  return (
    read("rentWorkArea") === "elsewhere" ||
    read("rentedWhen") === "not-rented" ||
    kind === "under-month" ||
    kind === "no-contract" ||
    read("rentInsured") === "neither"
  );
}

/** Quyết định 08/2022/QĐ-TTg Điều 4, 5. */
function working(read: Read): Outcome {
  if (rentRefused(read) || read("rentEmployerKind") !== "enterprise") return no;
  if (String(read("rentContractBeganOn")) > "2022-03-31") return no;
  const payable = read("rentedWhen") === "february-march" ? 2 : 3;
  const months = Number(read("rentMonths"));
  // A person's months are not asked for once a person has to decide anyway.
  if (read("rentInsured") === "new-hire") return refer;
  return { verdict: "eligible", total: Math.min(months, payable) * 500_000 };
}

/** Quyết định 08/2022/QĐ-TTg Điều 8. */
function returning(read: Read): Outcome {
  if (rentRefused(read) || read("rentedWhen") === "february-march" || read("rentEmployerKind") === "other") return no;
  if (!between(read("rentContractBeganOn"), "2022-04-01", "2022-06-30")) return no;
  const newness = read("rentContractNewness");
  if (newness === "continued") return no;
  if (newness === "signed-before-april") return refer;
  return { verdict: "eligible", total: Math.min(Number(read("rentMonths")), 3) * 1_000_000 };
}

const mealsReading = {
  id: "nq68-covid-meals",
  refusing: [
    "decided",
    "either-isolation-in-window",
    "either-treatment-in-window",
    "isolation-in-window",
    "treated-or-isolated",
    "treatment-in-window",
  ],
  doubtful: ["first-begun-in-window", "then-begun-in-window"],
};
const rentRefusals = ["contract-kind", "in-area", "insured-or-on-payroll", "renting"];

const readings: Reading[] = [
  { ...mealsReading, today: "2021-11-05", window: "open", byHand: (read) => meals(read, false) },
  { ...mealsReading, today: "2026-11-23", window: "closed", byHand: (read) => meals(read, true) },
  {
    id: "nq68-households",
    today: "2021-11-05",
    window: "open",
    byHand: (read) => household(read, { causes: ["ordered"], tax: ["tax-number"] }),
    refusing: ["filed-in-time", "long-enough", "registered-for-tax", "stopped-by-order"],
    doubtful: ["inside-window", "registered"],
  },
  {
    id: "nq68-households",
    today: "2026-11-23",
    window: "closed",
    byHand: (read) =>
      household(read, { causes: ["ordered", "directive-16", "activity-stopped"], tax: ["tax-number", "listed"] }),
    refusing: ["filed-in-time", "had-to-stop", "listed-for-tax", "long-enough"],
    doubtful: ["inside-window", "registered"],
  },
  {
    id: "nq68-freelancers",
    today: "2026-11-23",
    window: "open",
    byHand: (read) => (read("workWithoutContractIn2021") === "contract" ? no : refer),
    refusing: ["without-contract"],
    doubtful: ["provincial-rule"],
  },
  {
    id: "rent-working",
    today: "2026-11-23",
    window: "closed",
    byHand: working,
    refusing: [...rentRefusals, "contract-before-april", "enterprise"],
    doubtful: ["not-new"],
  },
  {
    id: "rent-returning",
    today: "2026-11-23",
    window: "closed",
    byHand: returning,
    refusing: [...rentRefusals, "contract-from-april", "employer-kind", "new-contract"],
    doubtful: ["signed-from-april"],
  },
];

function reader(facts: Facts): Read {
  return (name) => knownAnswer(facts, name);
}

function idsOf(found: { id: string }[][]): string[] {
  return [...new Set(found.flat().map(({ id }) => id))].sort();
}

describe.each(readings)("every way through the questions of $id on $today", (reading) => {
  const programme = loadProgramme(reading.id);
  const walk = { ...book, today: reading.today };
  const tree = walkProgramme(programme, { ...walk, unknown: true });
  const ends = leaves(tree);
  const sure = leaves(walkProgramme(programme, { ...walk, unknown: false }));

  it("ends as the law read by hand says", () => {
    for (const { facts, evaluation } of sure)
      expect([facts, outcome(evaluation)]).toEqual([facts, reading.byHand(reader(facts))]);
  });

  it("refuses for each condition that can refuse, and doubts each that a person must decide", () => {
    expect(idsOf(ends.map(({ evaluation }) => evaluation.failed))).toEqual(reading.refusing.toSorted());
    expect(idsOf(ends.map(({ evaluation }) => evaluation.unsure))).toEqual(reading.doubtful.toSorted());
  });

  it("refuses nobody for what they do not know", () => {
    const refused = ends.filter(({ evaluation }) => evaluation.verdict === "ineligible");
    const leaning = refused.filter(({ evaluation }) => evaluation.unknown.length > 0);
    expect(leaning).toEqual([]);
  });

  it("says everywhere the same of filing", () => {
    expect(new Set(ends.map(({ evaluation }) => evaluation.window.status))).toEqual(new Set([reading.window]));
  });

  it("asks nothing whose answer makes no difference", () => {
    const needless = forks(tree).filter((fork) => !forkMatters(fork));
    expect(needless.map(({ fact }) => fact)).toEqual([]);
  });
});

/** What a programme comes to for known answers. */
function total(programme: Programme, facts: Record<string, FactValue>): number | undefined {
  const answers = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, { value }]));
  return evaluate(programme, { ...book, today: "2021-10-19", facts: answers }).amount?.total;
}

describe("the sums", () => {
  it("pay every number of days up to its limit and not a day more", () => {
    const programme = loadProgramme("nq68-covid-meals");
    const grown = { covidCareDecided: true, careUnder16: false };
    for (let days = 1; days <= 60; days += 1) {
      const treated = { ...grown, covidCare: "treated", treatmentStartedOn: "2021-08-01", treatmentDays: days };
      const isolated = { ...grown, covidCare: "isolated", isolationStartedOn: "2021-08-01", isolationDays: days };
      expect([days, total(programme, treated)]).toEqual([days, Math.min(days, 45) * 80_000]);
      expect([days, total(programme, isolated)]).toEqual([days, Math.min(days, 21) * 80_000]);
    }
  });

  it("come to what the department reported on 19/10/2021 for 62 households approved and 45 paid", () => {
    const facts = {
      businessRegistration: "registered",
      householdStopCause: "ordered",
      householdTax: "tax-number",
      householdStoppedDays: 30,
      householdFiledOn: "2021-09-01",
    };
    const each = Number(total(loadProgramme("nq68-households"), facts));
    expect([62 * each, (45 + 14 + 3) * each]).toEqual([186_000_000, 186_000_000]);
    expect([45 * each, (38 + 7) * each]).toEqual([135_000_000, 135_000_000]);
  });

  it("are never told to a freelance worker", () => {
    const programme = loadProgramme("nq68-freelancers");
    const answers = ["freelance", "petty-trade", "contract", "other"];
    const sums = answers.map((work) => total(programme, { workWithoutContractIn2021: work }));
    expect(sums).toEqual([undefined, undefined, undefined, undefined]);
    expect(programme.amount).toBeUndefined();
  });
});
