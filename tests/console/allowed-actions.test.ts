import { describe, expect, it } from "vitest";
import { allowedActions } from "../../src/console/allowed-actions.ts";

describe("allowedActions()", () => {
  const me = "me";
  const mine = { id: me, name: "Lan" };
  const other = { id: "other", name: "Minh" };

  it.each([
    [null, "received", { take: true, release: false, answer: false, states: [] }],
    [null, "closed", { take: true, release: false, answer: false, states: [] }],
    [mine, "in-progress", { take: false, release: true, answer: true, states: [] }],
    [mine, "answered", { take: false, release: true, answer: true, states: ["closed"] }],
    [mine, "closed", { take: false, release: false, answer: false, states: ["in-progress"] }],
    [other, "in-progress", { take: false, release: false, answer: false, states: [] }],
    [other, "closed", { take: false, release: false, answer: false, states: [] }],
  ] as const)("for owner %j and state %s allows %j", (owner, state, allowed) => {
    expect(allowedActions({ owner, state }, me)).toEqual(allowed);
  });
});
