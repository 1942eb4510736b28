import { type FactDefinition, type Facts, type FactValue, factSchema } from "../../src/rules/fact.ts";
import type { Given } from "../../src/rules/given.ts";
import { type Parameter, parameterSchema } from "../../src/rules/parameter.ts";
import { type Programme, programmeSchema } from "../../src/rules/programme.ts";
import { type Source, sourceSchema } from "../../src/rules/source.ts";

/** Small rules for tests, made through the same schemas as the house's own. */

/** Questions in asking order. */
export function facts(raw: Record<string, unknown>): Map<string, FactDefinition> {
  return new Map(Object.entries(raw).map(([name, definition]) => [name, factSchema.parse(definition)]));
}

/** Dated parameters. */
export function parameters(raw: Record<string, unknown>): Map<string, Parameter> {
  return new Map(Object.entries(raw).map(([id, definition]) => [id, parameterSchema.parse(definition)]));
}

/** One source of each confidence: act, official, secondary, recalled, unsure. */
export const sources = new Map<string, Source>(
  ["act", "official", "secondary", "recalled", "unsure"].map((confidence) => [
    confidence,
    sourceSchema.parse({ kind: "decision", number: "1/2021/QĐ-TTg", issuer: "prime-minister", confidence }),
  ]),
);

/** Answers as the engine keeps them; "unknown" for a person who does not know. */
function answers(raw: Record<string, FactValue>): Facts {
  return Object.fromEntries(
    Object.entries(raw).map(([name, value]) => [name, value === "unknown" ? { unknown: true } : { value }]),
  );
}

/** A programme with the parts a test cares about. */
export function programme(raw: Record<string, unknown>): Programme {
  return programmeSchema.parse({
    id: "trial",
    "asked-by": ["employee"],
    filing: { from: "2021-01-01", cite: "act" },
    examples: [{ says: "nothing yet", "as-of": "2021-06-01", facts: {}, expect: { verdict: "undecided" } }],
    ...raw,
  });
}

/** A programme of one version without groups. */
export function simple(conditions: unknown[], rest: Record<string, unknown> = {}): Programme {
  return programme({ versions: [{ from: "2021-01-01", conditions }], ...rest });
}

/** What a rule is asked with, on 1 June 2021. */
export function given(
  definitions: Given["definitions"],
  raw: Record<string, FactValue>,
  rest: Partial<Given> = {},
): Given {
  return { definitions, sources, facts: answers(raw), today: "2021-06-01", ...rest };
}
