import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate } from "../../src/rules/evaluate.ts";
import type { FactAnswer, FactDefinition, Facts } from "../../src/rules/fact.ts";
import { factsOfProgrammes } from "../../src/rules/facts-of-programmes.ts";
import type { Given } from "../../src/rules/given.ts";
import { knownFacts } from "../../src/rules/known-facts.ts";
import { nextFact } from "../../src/rules/next-fact.ts";
import type { Programme } from "../../src/rules/programme.ts";
import { loadHouseRules } from "./load-house-rules.ts";
import { facts as factsOf, programme as programmeOf, sources } from "./small-rules.ts";
import { answersWorthTrying } from "./walk-programme.ts";

type World = Pick<Given, "definitions" | "sources" | "parameters" | "today">;

/** Keeps only the answers to questions that arise, as a person who was asked everything would have given them. */
function consistent(world: World, answers: Facts): Facts {
  const kept: Facts = {};
  for (const [name, definition] of world.definitions) {
    const arises = knownFacts({ facts: kept, definitions: world.definitions }).holds(definition.askedWhen) === true;
    const answer = answers[name];
    if (arises && answer) kept[name] = answer;
  }
  return kept;
}

/** A person with an answer to everything that arises, and the part of it that was told so far. */
function people(programme: Programme, world: World): fc.Arbitrary<{ all: Facts; part: Facts }> {
  const one = ([name, definition]: [string, FactDefinition]) =>
    fc.tuple(
      fc.constant(name),
      fc.oneof(fc.constantFrom(...worthTrying(programme, world, name)), anyAnswer(definition)),
      fc.boolean(),
    );
  return fc.tuple(...[...world.definitions].map(one)).map((told) => {
    const all = consistent(world, Object.fromEntries(told.map(([name, answer]) => [name, answer])));
    const kept = new Set(told.filter(([, , keep]) => keep).map(([name]) => name));
    return { all, part: Object.fromEntries(Object.entries(all).filter(([name]) => kept.has(name))) };
  });
}

function worthTrying(programme: Programme, world: World, name: string): FactAnswer[] {
  return answersWorthTrying(programme, { ...world, unknown: true }, name);
}

function anyAnswer(definition: FactDefinition): fc.Arbitrary<FactAnswer> {
  if (definition.type === "yes-no") return fc.boolean().map((value) => ({ value }));
  if (definition.type === "choice") return fc.constantFrom(...(definition.options ?? [])).map((value) => ({ value }));
  if (definition.type !== "date")
    return fc.integer({ min: definition.min ?? 0, max: definition.max ?? 500 }).map((value) => ({ value }));
  const min = new Date(definition.earliest ?? "2015-01-01");
  const max = new Date(definition.latest ?? "2025-12-31");
  return fc.date({ min, max, noInvalidDate: true }).map((date) => ({ value: date.toISOString().slice(0, 10) }));
}

/** A verdict reached on part of the facts is the verdict on all of them, and so is a sum. */
function holdsForEveryCompletion(programme: Programme, world: World, person: { all: Facts; part: Facts }): void {
  const early = evaluate(programme, { ...world, facts: person.part });
  const late = evaluate(programme, { ...world, facts: person.all });
  if (early.verdict === "eligible" || early.verdict === "ineligible") expect(late.verdict).toBe(early.verdict);
  if (early.verdict === "eligible" && early.amount) expect(late.amount).toEqual(early.amount);
  if (early.verdict === "eligible" && early.between && late.amount) {
    expect(late.amount.total).toBeGreaterThanOrEqual(early.between.least);
    expect(late.amount.total).toBeLessThanOrEqual(early.between.most ?? Number.POSITIVE_INFINITY);
  }
}

/** Asking one question after another gives the answer that telling everything at once gives. */
function askingIsEnough(programme: Programme, world: World, all: Facts): void {
  let asked: Facts = {};
  for (
    let fact = nextFact([programme], { ...world, facts: asked });
    fact !== null;
    fact = nextFact([programme], { ...world, facts: asked })
  ) {
    expect(asked[fact]).toBeUndefined();
    asked = { ...asked, [fact]: all[fact] ?? { unknown: true } };
  }
  const stepwise = evaluate(programme, { ...world, facts: asked });
  const atOnce = evaluate(programme, { ...world, facts: all });
  expect([stepwise.verdict, stepwise.amount?.total]).toEqual([
    atOnce.verdict,
    stepwise.amount === null ? undefined : atOnce.amount?.total,
  ]);
}

const house = await loadHouseRules();

describe.each(house.programmes.map((programme) => [programme.id, programme] as const))("%s", (_, programme) => {
  const names = new Set(factsOfProgrammes([programme], house.book));
  const definitions = new Map([...house.book.definitions].filter(([name]) => names.has(name)));
  const world = { ...house.book, definitions, today: "2026-11-23" };
  const runs = { numRuns: 100, seed: 116 };

  it("may stop early: what is said on part of the facts holds for every completion", () => {
    fc.assert(
      fc.property(people(programme, world), (person) => holdsForEveryCompletion(programme, world, person)),
      runs,
    );
  });

  it("comes to the same answer by asking as by being told everything", () => {
    fc.assert(
      fc.property(people(programme, world), ({ all }) => askingIsEnough(programme, world, all)),
      runs,
    );
  });
});

describe("any rule at all", () => {
  const definitions = factsOf({
    a: { type: "yes-no" },
    b: { type: "yes-no", "asked-when": { fact: "a", is: true } },
    c: { type: "choice", options: ["x", "y", "z"] },
    d: { type: "number", max: 20 },
    e: { type: "date", none: true, "asked-when": { fact: "c", "is-not": "x" } },
  });
  const world = { definitions, sources, today: "2021-06-01" };

  const claim = fc.oneof(
    fc.record({ fact: fc.constantFrom("a", "b"), is: fc.boolean() }),
    fc.record({ fact: fc.constant("c"), "is-not": fc.subarray(["x", "y", "z"], { minLength: 1 }) }),
    fc.record({ fact: fc.constant("d"), "at-least": fc.integer({ min: 1, max: 15 }) }),
    fc.record({
      fact: fc.constant("e"),
      "on-or-before": fc.constantFrom("2020-01-01", "2021-01-01"),
      "or-none": fc.constant(true),
    }),
  );
  const leaf = fc
    .record(
      { claim, when: claim, otherwise: fc.constant("refer"), cite: fc.constantFrom("act", "recalled", "unsure") },
      { requiredKeys: ["claim", "cite"] },
    )
    .map(({ claim: own, ...rest }) => ({ id: "leaf", ...own, ...rest }));
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc.record({ all: fc.array(tie("tree"), { minLength: 1, maxLength: 3 }) }),
      fc.record({ any: fc.array(tie("tree"), { minLength: 1, maxLength: 3 }) }),
    ),
  }));
  const group = fc.record({ id: fc.constant("group"), for: leaf, conditions: fc.array(tree, { maxLength: 2 }) });
  const line = fc.record(
    {
      id: fc.constant("line"),
      each: fc.integer({ min: 0, max: 9 }),
      cite: fc.constant("act"),
      when: claim,
      times: fc.constant("d"),
    },
    { requiredKeys: ["id", "each", "cite"] },
  );
  const rules = fc
    .record({
      conditions: fc.array(tree, { minLength: 1, maxLength: 2 }),
      groups: fc.option(fc.array(group, { minLength: 1, maxLength: 2 }), { nil: undefined }),
      amount: fc.array(line, { minLength: 1, maxLength: 3 }),
    })
    .map(({ amount, ...version }) => programmeOf({ versions: [{ from: "2021-01-01", ...version }], amount }));
  const cases = rules.chain((rule) => fc.tuple(fc.constant(rule), people(rule, world)));

  it("says nothing early that a later answer takes back", () => {
    fc.assert(
      fc.property(cases, ([rule, person]) => holdsForEveryCompletion(rule, world, person)),
      { numRuns: 250 },
    );
  });

  it("comes to the same answer by asking as by being told everything", () => {
    fc.assert(
      fc.property(cases, ([rule, { all }]) => askingIsEnough(rule, world, all)),
      { numRuns: 250 },
    );
  });

  it("gives a verdict whenever nothing is left to ask", () => {
    fc.assert(
      fc.property(cases, ([rule, { part }]) => {
        const { verdict, missing } = evaluate(rule, { ...world, facts: part });
        expect(verdict === "undecided" && missing.length === 0).toBe(false);
      }),
      { numRuns: 250 },
    );
  });
});
