import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FactDefinition } from "../../src/rules/fact.ts";
import { unemploymentFacts } from "../../src/rules/unemployment/facts-read.ts";
import { apiServer, content } from "./api-server.ts";

const { app, logged } = await apiServer({ callsPerMinute: 1_000_000 });

/** What may be sent for a fact, at its limits and between; null for a person who does not know. */
function values(definition: FactDefinition): fc.Arbitrary<unknown> {
  const { type, options = [], min = 0, max = 1_000_000_000 } = definition;
  if (type === "yes-no") return fc.option(fc.boolean());
  if (type === "choice") return fc.option(fc.constantFrom(...options));
  return fc.option<unknown>(type === "date" ? fc.constantFrom(...daysFor(definition)) : fc.integer({ min, max }));
}

function daysFor({ earliest = "1900-01-01", latest = "2100-12-31", none }: FactDefinition): string[] {
  const turns = ["2021-09-30", "2025-12-31", "2026-01-01"].filter((day) => day > earliest && day < latest);
  return [earliest, ...turns, latest, ...(none ? ["none"] : [])];
}

/** Some facts with values. */
function someFacts(names: readonly string[]) {
  const shape = names.flatMap((name) => {
    const definition = content.facts.get(name);
    return definition ? [[name, values(definition)] as const] : [];
  });
  return fc.record(Object.fromEntries(shape), { requiredKeys: [] });
}

const day = fc.constantFrom("2015-01-01", "2021-10-19", "2025-12-31", "2026-01-01", "2100-12-31");

describe("whatever is sent within the limits", () => {
  it.each([
    ["/eligibility", [...content.facts.keys()]],
    ["/unemployment-benefit", Object.keys(unemploymentFacts)],
  ])("is answered by %s", async (path, names) => {
    await fc.assert(
      fc.asyncProperty(someFacts(names), day, async (facts, asOf) => {
        const response = await app.inject({ method: "POST", url: `/api/v1${path}`, payload: { asOf, facts } });
        expect([response.statusCode, logged]).toEqual([200, []]);
      }),
      { numRuns: 100, seed: 20_261_123 },
    );
  });
});

describe("whatever JSON is sent", () => {
  it.each(["/eligibility", "/unemployment-benefit", "/deadlines"])("is answered or refused by %s", async (path) => {
    const keys = fc.constantFrom("facts", "lang", "asOf", "days", "matter", "circumstances", "wages", "course", "x");
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.jsonValue(), fc.dictionary(keys, fc.jsonValue())), async (value) => {
        const headers = { "content-type": "application/json" };
        const payload = JSON.stringify(value);
        const response = await app.inject({ method: "POST", url: `/api/v1${path}`, headers, payload });
        expect([response.statusCode === 200 || response.statusCode === 400, logged]).toEqual([true, []]);
      }),
      { numRuns: 100, seed: 20_261_123 },
    );
  });
});
