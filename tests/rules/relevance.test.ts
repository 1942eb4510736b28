import { describe, expect, it } from "vitest";
import { evaluate } from "../../src/rules/evaluate.ts";
import { nextFact } from "../../src/rules/next-fact.ts";
import { facts, given, simple } from "./small-rules.ts";

const definitions = facts({ a: { type: "yes-no" }, b: { type: "yes-no" }, c: { type: "yes-no" } });
const leaf = (fact: string, rest: object = {}) => ({ id: fact, fact, is: true, cite: "act", ...rest });

function next(conditions: unknown[], raw: Parameters<typeof given>[1]) {
  return nextFact([simple(conditions)], given(definitions, raw));
}

describe("a question", () => {
  it("is not worth asking for a rule that is unsure whatever the answer", () => {
    expect(next([leaf("a", { cite: "unsure" }), leaf("b")], {})).toBe("b");
    expect(next([leaf("a", { cite: "unsure" }), leaf("b")], { b: true })).toBeNull();
  });

  it("is not worth asking where it could only confirm that a person must decide", () => {
    const rule = [leaf("a"), leaf("b", { otherwise: "refer" })];
    expect(next(rule, { a: true })).toBe("b");
    expect(next(rule, { a: "unknown" })).toBeNull();
    expect(evaluate(simple(rule), given(definitions, { a: "unknown" })).verdict).toBe("refer");
  });

  it("is worth asking where it can still refuse, although a person must decide otherwise", () => {
    expect(next([leaf("a"), leaf("b")], { a: "unknown" })).toBe("b");
    expect(evaluate(simple([leaf("a"), leaf("b")]), given(definitions, { a: "unknown", b: false })).verdict).toBe(
      "ineligible",
    );
  });

  it("is worth asking where it opens another way", () => {
    const either = [{ any: [leaf("a"), leaf("b", { otherwise: "refer" }), leaf("c")] }];
    expect(next(either, { a: "unknown" })).toBe("b");
    expect(next(either, { a: "unknown", b: false })).toBe("c");
    expect(next(either, { a: "unknown", b: false, c: false })).toBeNull();
  });

  it("is worth asking about circumstances only while the condition itself can fail", () => {
    const guarded = [leaf("c", { when: { fact: "a", is: true } }), leaf("b")];
    expect(next(guarded, {})).toBe("a");
    expect(next(guarded, { c: true })).toBe("b");
    expect(next(guarded, { a: false })).toBe("b");
    expect(next(guarded, { a: "unknown", b: true })).toBe("c");
  });
});
