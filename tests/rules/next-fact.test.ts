import { describe, expect, it } from "vitest";
import { nextFact } from "../../src/rules/next-fact.ts";
import { facts, given, simple } from "./small-rules.ts";

const definitions = facts({
  working: { type: "choice", options: ["working", "on-leave", "stopped"] },
  leaveDays: { type: "days", "asked-when": { fact: "working", is: "on-leave" } },
  insured: { type: "yes-no" },
  children: { type: "number" },
});

const leave = simple([
  { id: "long", fact: "leaveDays", "at-least": 15, cite: "act" },
  { id: "insured", fact: "insured", is: true, cite: "act" },
]);
const stopped = simple(
  [
    { id: "stopped", fact: "working", is: "stopped", cite: "act" },
    { id: "insured", fact: "insured", is: true, cite: "act" },
  ],
  { amount: [{ id: "child", times: "children", each: 1000000, cite: "act" }] },
);

describe("nextFact()", () => {
  const next = (programmes: Parameters<typeof nextFact>[0], raw: Parameters<typeof given>[1]) =>
    nextFact(programmes, given(definitions, raw));

  it("asks first what decides whether a question arises", () => {
    expect(next([leave], {})).toBe("working");
    expect(next([leave], { working: "on-leave" })).toBe("leaveDays");
  });

  it("skips a question that does not arise, and then nothing depends on it", () => {
    expect(next([leave], { working: "working" })).toBe("insured");
    expect(next([leave], { working: "working", insured: true })).toBeNull();
  });

  it("stops once the verdict is a no", () => {
    expect(next([leave], { working: "on-leave", leaveDays: 3 })).toBeNull();
  });

  it("asks on for the sum of a yes", () => {
    expect(next([stopped], { working: "stopped", insured: true })).toBe("children");
    expect(next([stopped], { working: "stopped", insured: true, children: 2 })).toBeNull();
  });

  it("does not ask again what the person does not know", () => {
    expect(next([leave], { working: "unknown" })).toBe("insured");
    expect(next([stopped], { working: "unknown", insured: "unknown" })).toBeNull();
  });

  it("asks nothing for the sum once a person must decide", () => {
    expect(next([stopped], { working: "stopped", insured: "unknown" })).toBeNull();
  });

  it("asks for many programmes at once what one of them still needs", () => {
    expect(next([leave, stopped], { working: "stopped" })).toBe("insured");
    expect(next([leave, stopped], { working: "on-leave" })).toBe("leaveDays");
    expect(next([leave, stopped], { working: "on-leave", leaveDays: 15, insured: true })).toBeNull();
    expect(next([], {})).toBeNull();
  });

  it("asks again where the answer no longer fits, and forgets one whose question no longer arises", () => {
    expect(next([leave], { working: "retired" })).toBe("working");
    expect(next([leave], { working: "working", leaveDays: 20, insured: true })).toBeNull();
  });
});
