import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { checkProgramme } from "../../src/rules/check-programme.ts";
import { nextFact } from "../../src/rules/next-fact.ts";
import { type Programme, programmeSchema } from "../../src/rules/programme.ts";
import { runExamples } from "../../src/rules/run-examples.ts";
import { loadHouseRules } from "./load-house-rules.ts";
import { lostConditions } from "./lost-conditions.ts";
import { takenBack } from "./proof/agreement.ts";
import { uncited, valuesOf } from "./proof/cited-values.ts";
import type { Planner } from "./proof/every-path.ts";
import type { FaultKind } from "./proof/fault.ts";
import { proveProgramme, type Setting } from "./proof/prove.ts";
import { facts, parameters, simple, sources } from "./small-rules.ts";

const house = await loadHouseRules();
const definitions = facts({
  insured: { type: "yes-no" },
  kind: { type: "choice", options: ["private", "public", "other"] },
  months: { type: "months", min: 0, max: 240, "asked-when": { fact: "insured", is: true } },
  endedOn: { type: "date", earliest: "2020-01-01", latest: "2021-12-31" },
});
const setting: Setting = {
  book: { definitions, sources, parameters: parameters({}) },
  today: "2021-06-01",
  people: 20,
  seed: 1,
};

const insured = { id: "insured", fact: "insured", is: true, cite: "act" };
const enough = { id: "enough", fact: "months", "at-least": 1, cite: "act" };
const band = (id: string, from: number) => ({ id, from, each: 1000 + from, cite: "act" });
const banded = (...froms: number[]) => [{ "bands-by": "months", bands: froms.map((from) => band(`b${from}`, from)) }];
const rest = {
  filing: { from: "2021-01-01", until: "2021-12-20", cite: "act" },
  amount: banded(0, 12, 60),
};

function kindsOf(programme: Programme, changed: Partial<Setting> = {}): FaultKind[] {
  return [...new Set(proveProgramme(programme, { ...setting, ...changed }).faults.map(({ kind }) => kind))].sort();
}

/** A rule in which nothing is wrong; what the other tests change in it is the only fault. */
const sound = simple([insured, enough], rest);

describe("the proof", () => {
  it("finds nothing wrong with a sound rule", () => {
    expect(proveProgramme(sound, setting).faults).toEqual([]);
  });

  it("finds bands that overlap", () => {
    const two = { "bands-by": "months", bands: [band("low", 0), band("high", 12), band("higher", 12)] };
    const overlapping = simple([insured, enough], { ...rest, amount: [two] });
    expect(kindsOf(overlapping)).toEqual(["overlap", "unreached outcome"]);
    expect(checkProgramme(overlapping, definitions, sources).map(({ message }) => message)).toEqual([
      'band "higher" from 12 overlaps the band "high" from 12',
    ]);
  });

  it("finds bands that go down again, and so overlap", () => {
    expect(kindsOf(simple([insured, enough], { ...rest, amount: banded(0, 60, 12) }))).toEqual([
      "overlap",
      "unreached outcome",
    ]);
  });

  it("finds a gap below the bands", () => {
    const gap = simple([insured, enough], { ...rest, amount: banded(12, 60) });
    expect(kindsOf(gap)).toEqual(["gap"]);
    expect(checkProgramme(gap, definitions, sources).map(({ message }) => message)).toEqual([
      'leaves a gap: "months" can be 1, but the first band begins at 12',
    ]);
  });

  it("finds somebody who is entitled, and whose kind no line of the sum pays", () => {
    const line = (is: string) => ({ id: `for-${is}`, when: { fact: "kind", is }, each: 5, cite: "act" });
    expect(kindsOf(simple([insured], { ...rest, amount: [line("private"), line("public")] }))).toEqual(["gap"]);
  });

  it("finds a condition that nobody can fail", () => {
    const idle = { id: "idle", fact: "months", "at-least": 0, cite: "act" };
    expect(proveProgramme(simple([insured, enough, idle], rest), setting).faults).toEqual([
      { kind: "unreached outcome", says: 'on 2021-01-01 "trial": condition idle fails' },
    ]);
  });

  it("finds a group that nobody enters", () => {
    const group = (id: string, months: object) => ({
      id,
      for: { id: `is-${id}`, fact: "months", ...months, cite: "act" },
    });
    const groups = [group("all", { "at-least": 1 }), group("shadowed", { "at-least": 12 })];
    const version = { from: "2021-01-01", conditions: [insured], groups };
    expect(
      proveProgramme({ ...sound, ...simple([insured], { versions: [version], ...rest }) }, setting).faults,
    ).toEqual([{ kind: "unreached outcome", says: 'on 2021-01-01 "trial": group shadowed' }]);
  });

  it("finds a rule that nobody meets", () => {
    const never = { id: "many", fact: "months", "at-least": 12, cite: "act" };
    const few = { id: "few", fact: "months", below: 12, cite: "act" };
    expect(proveProgramme(simple([insured, never, few], { filing: rest.filing }), setting).faults).toEqual([
      { kind: "unreached outcome", says: 'on 2021-01-01 "trial": eligible' },
    ]);
  });

  it("finds days that can be answered and lie before the first value of a parameter", () => {
    const wage = (from: string) =>
      parameters({ wage: { unit: "vnd", by: "endedOn", values: [{ from, value: 4000, cite: "act" }] } });
    const paid = simple([insured], { ...rest, amount: [{ id: "wage", each: { parameter: "wage" }, cite: "act" }] });
    const from = (day: string) => ({ book: { ...setting.book, parameters: wage(day) } });
    expect(kindsOf(paid, from("2020-01-01"))).toEqual([]);
    expect(kindsOf(paid, from("2020-07-01"))).toEqual(["unanswered date"]);
  });

  it("finds every value whose place in the law is missing, and those in no source", () => {
    const cited = simple([insured, enough], { ...rest, papers: [{ id: "form", cite: "act" }] });
    const values = valuesOf(cited, setting.book);
    expect(uncited(values, setting.book)).toEqual([]);
    const bare = values.map(({ name }) => ({ name, cite: undefined }));
    expect(uncited(bare, setting.book)).toEqual([
      "filing",
      "condition insured",
      "condition enough",
      "line b0",
      "line b12",
      "line b60",
      "paper form",
    ]);
    expect(kindsOf(simple([insured, { ...enough, cite: "nowhere.d1" }], rest))).toContain("uncited value");
  });
});

describe("a planner", () => {
  const stopping =
    (when: (left: number) => boolean): Planner =>
    (programmes, given) => {
      const fact = nextFact(programmes, given);
      if (fact === null) return null;
      const left =
        nextFact(programmes, { ...given, facts: { ...given.facts, [fact]: { unknown: true } } }) === null ? 1 : 2;
      return when(left) ? null : fact;
    };

  it("that stops before the last question is found, by its dead ends and by what all answers say", () => {
    expect(kindsOf(sound, { planner: stopping((left) => left === 1) })).toEqual([
      "dead end",
      "disagreement",
      "unreached outcome",
    ]);
  });

  it("that asks nothing is found", () => {
    expect(kindsOf(sound, { planner: () => null })).toEqual(["dead end", "disagreement", "unreached outcome"]);
  });

  it("that asks the same again and again is found", () => {
    expect(kindsOf(sound, { planner: () => "insured" })).toContain("dead end");
  });

  it("that stops at the verdict and leaves the sum open is found", () => {
    const bare = simple([insured], rest);
    const verdictOnly: Planner = (_, given) => nextFact([{ ...bare, amount: undefined }], given);
    expect(kindsOf(bare, { planner: verdictOnly })).toContain("dead end");
  });

  it.each(house.programmes.map((programme) => [programme.id, programme] as const))(
    "that stops early in %s is found",
    (_, programme) => {
      const kinds = kindsOf(programme, {
        ...house,
        people: 0,
        today: "2026-11-23",
        planner: stopping((left) => left === 1),
      });
      expect(kinds).toContain("dead end");
      expect(kinds).toContain("disagreement");
    },
  );
});

describe("what is said on a part of the answers", () => {
  const world = { ...setting.book, today: setting.today };
  const yes = { value: true };

  it("is found where all answers take it back", () => {
    const person = { part: { insured: { value: false } }, all: { insured: yes, months: { value: 12 } } };
    expect(takenBack(sound, world, person)).toEqual([
      '"trial": ineligible on {"insured":{"value":false}}, eligible 1012 on {"insured":{"value":true},"months":{"value":12}}',
    ]);
  });

  it("is found where the sum leaves its limits", () => {
    const person = { part: { insured: yes, months: { value: 12 } }, all: { insured: yes, months: { value: 60 } } };
    expect(takenBack(sound, world, person).length).toBe(1);
  });
});

describe("the worked examples", () => {
  const losses = house.programmes.flatMap((programme) =>
    lostConditions(programme).map(
      ({ lost, programme: without }) => [`${programme.id} without ${lost}`, without] as const,
    ),
  );

  it.each(losses)("notice %s", (_, without) => {
    expect(runExamples(without, house.book)).not.toEqual([]);
  });
});

describe("the schema of programmes", () => {
  const folder = join(import.meta.dirname, "../../flows/programmes");
  const files = readdirSync(folder).map((file) => [file, parse(readFileSync(join(folder, file), "utf8"))] as const);

  it.each(files)("refuses %s without any one of its cites", (_, raw) => {
    expect(programmeSchema.safeParse(raw).success).toBe(true);
    const places = citesIn(raw);
    expect(places.length).toBeGreaterThan(1);
    for (const place of places)
      expect([place, programmeSchema.safeParse(without(raw, place)).success]).toEqual([place, false]);
  });
});

/** The keys that lead to each cite. */
function citesIn(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [];
  const entries: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, inner]) => (key === "cite" ? [[...path, key]] : citesIn(inner, [...path, key])));
}

function without(raw: unknown, path: (string | number)[]): unknown {
  const copy: unknown = structuredClone(raw);
  let at: unknown = copy;
  for (const key of path.slice(0, -1)) at = Object(at)[key];
  Reflect.deleteProperty(Object(at), path.at(-1) ?? "");
  return copy;
}
