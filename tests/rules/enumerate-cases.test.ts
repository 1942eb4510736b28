import { describe, expect, it } from "vitest";
import { enumerateCases, type Side } from "../../src/rules/enumerate-cases.ts";
import type { Facts } from "../../src/rules/fact.ts";
import { facts, simple, sources } from "./small-rules.ts";

const wanted = { today: "2021-06-01", atMost: 1000, seed: 1 };

function side(conditions: unknown[], definitions: Record<string, unknown>): Side {
  return { programme: simple(conditions), definitions: facts(definitions), sources };
}

/** A case as text: the values in the order of asking. */
function told(one: Facts): string {
  return Object.values(one)
    .map((answer) => ("value" in answer ? String(answer.value) : "unknown"))
    .join(" ");
}

const months = { months: { type: "months", min: 0, max: 500 } };
const atLeast = (bound: number) => [{ id: "enough", fact: "months", "at-least": bound, cite: "act" }];
const many = Array.from({ length: 12 }, (_, index) => `fact${index}`);
const wide = side(
  many.map((fact) => ({ id: fact, fact, "at-least": 15, otherwise: "refer", cite: "act" })),
  Object.fromEntries(many.map((name) => [name, { type: "days", min: 0, max: 400 }])),
);

describe("enumerateCases()", () => {
  it("tries each side of every bound and the limits", () => {
    const { cases, complete } = enumerateCases([side(atLeast(12), months)], wanted);
    expect([cases.map(told), complete]).toEqual([["12", "11", "13", "0", "500"], true]);
  });

  it("tries the bounds of every reading", () => {
    const { cases } = enumerateCases([side(atLeast(12), months), side(atLeast(15), months)], wanted);
    expect(cases.map(told)).toEqual(["12", "11", "13", "0", "500", "15", "14", "16"]);
  });

  it("asks on until no reading has a question left", () => {
    const both = { first: { type: "yes-no" }, second: { type: "yes-no" } };
    const one = side([{ id: "a", fact: "first", is: true, cite: "act" }], both);
    const two = side([{ id: "b", fact: "second", is: true, cite: "act" }], both);
    expect(enumerateCases([one, two], wanted).cases.map(told)).toEqual([
      "true true",
      "true false",
      "false true",
      "false false",
    ]);
  });

  it("does not ask again for an answer that only another reading knows", () => {
    const young = side([{ id: "a", fact: "kind", "is-not": "third", cite: "act" }], {
      kind: { type: "choice", options: ["first", "second", "third"] },
    });
    const old = side([{ id: "a", fact: "kind", is: "first", cite: "act" }], {
      kind: { type: "choice", options: ["first", "second"] },
    });
    expect(enumerateCases([old, young], wanted).cases.map(told)).toEqual(["first", "second", "third"]);
  });

  it("gives all of exactly as many cases as were wanted", () => {
    const { cases, complete } = enumerateCases([side(atLeast(12), months)], { ...wanted, atMost: 5 });
    expect([cases.length, complete]).toEqual([5, true]);
  });

  it("draws a sample of different cases where there are more, in which every answer to every question comes up", () => {
    const { cases, complete } = enumerateCases([wide], { ...wanted, atMost: 500 });
    const answers = many.map((fact) => new Set(cases.map((one) => JSON.stringify(one[fact]))).size);
    expect([new Set(cases.map(told)).size, complete]).toEqual([500, false]);
    // The bound, its neighbours and the two limits; and, after the first question, not asked.
    expect(answers).toEqual([5, ...many.slice(1).map(() => 6)]);
  });

  it("draws all but one of the cases when one fewer is wanted, however early most ways end", () => {
    const definitions = Object.fromEntries(["a", "b", "c"].map((name) => [name, { type: "yes-no" }]));
    const three = side(
      Object.keys(definitions).map((fact) => ({ id: fact, fact, is: true, cite: "act" })),
      definitions,
    );
    const all = enumerateCases([three], wanted).cases.map(told);
    const drawn = enumerateCases([three], { ...wanted, atMost: all.length - 1 }).cases.map(told);
    expect([all, new Set(drawn).size]).toEqual([["true true true", "true true false", "true false", "false"], 3]);
  });

  it("draws the same sample for the same seed and another one for another", () => {
    const drawn = (seed: number) =>
      enumerateCases([wide], { ...wanted, atMost: 50, seed })
        .cases.map(told)
        .join();
    const [first, again, other] = [1, 1, 2].map(drawn);
    expect([first === again, first === other]).toEqual([true, false]);
  });
});
