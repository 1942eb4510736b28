import { z } from "zod";
import { type Day, daySchema } from "./day.ts";
import type { FactDefinition } from "./fact.ts";
import { factNameSchema } from "./names.ts";
import { didYouMean } from "./nearest-name.ts";
import { below, type Problem } from "./problem.ts";
import { checkCite, citeSchema, confidenceSchema, type Sources } from "./source.ts";
import { repeatedIds, workedShape } from "./worked-example.ts";

/** A worked example: the number on a day. */
const exampleSchema = z.strictObject({
  ...workedShape,
  day: daySchema,
  expect: z.union([z.number(), z.enum(["not-yet", "repealed"])]),
});

/** What the number of a parameter counts; `count` is a bare number, `age` is years of life. */
export const parameterUnits = [
  "vnd",
  "months",
  "days",
  "working-days",
  "percent",
  "times",
  "years",
  "hours",
  "weeks",
  "minutes",
  "age",
  "count",
] as const;

/** What the number of a parameter counts. */
export type ParameterUnit = (typeof parameterUnits)[number];

/**
 * A number of the law that changes over time. `by` names the fact whose day chooses the value (today where there is
 * none). A value holds from its day until the next one begins; null means repealed from that day on.
 */
export const parameterSchema = z.strictObject({
  unit: z.enum(parameterUnits),
  by: factNameSchema.optional(),
  values: z
    .array(
      z.strictObject({
        from: daySchema,
        value: z.number().nullable(),
        cite: citeSchema,
        confidence: confidenceSchema.optional(),
      }),
    )
    .min(1),
  examples: z.array(exampleSchema).optional(),
});

/** A number of the law that changes over time. */
export type Parameter = z.infer<typeof parameterSchema>;

/** What a parameter is on a day: a value, or the reason why there is none. */
export type ValueOnDay = number | "not-yet" | "repealed";

/** The value in force on a day; never the nearest one. */
export function valueOn(parameter: Parameter, day: Day): ValueOnDay {
  const begun = parameter.values.filter(({ from }) => from <= day).at(-1);
  if (!begun) return "not-yet";
  return begun.value ?? "repealed";
}

/** The worked examples of a parameter that do not hold, and ids that stand twice. */
export function runParameterExamples(parameter: Parameter): Problem[] {
  const examples = parameter.examples ?? [];
  const wrong = examples.flatMap(({ says, day, expect }, index): Problem[] => {
    const found = valueOn(parameter, day);
    return found === expect
      ? []
      : [{ path: [index, "expect"], message: `example "${says}" expects ${expect}, but the rules give ${found}` }];
  });
  return below(["examples"], [...repeatedIds(examples), ...wrong]);
}

/** Mistakes of one parameter: days out of order, unknown source, a dating fact that is no date. */
export function checkParameter(
  parameter: Parameter,
  knownFacts: ReadonlyMap<string, FactDefinition>,
  knownSources: Sources,
): Problem[] {
  const found = parameter.values.flatMap(({ from, cite }, index): Problem[] => {
    const before = parameter.values[index - 1];
    const wrongCite = checkCite(cite, knownSources);
    return [
      ...(before && from <= before.from
        ? [{ path: ["values", index, "from"], message: `${from} does not come after ${before.from}` }]
        : []),
      ...(wrongCite ? [{ path: ["values", index, "cite"], message: wrongCite }] : []),
    ];
  });
  return [...checkDating(parameter, knownFacts), ...found];
}

function checkDating({ by }: Parameter, knownFacts: ReadonlyMap<string, FactDefinition>): Problem[] {
  if (by === undefined) return [];
  const definition = knownFacts.get(by);
  if (!definition)
    return [{ path: ["by"], message: `uses the unknown fact "${by}"${didYouMean(by, knownFacts.keys())}` }];
  return definition.type === "date"
    ? []
    : [{ path: ["by"], message: `is dated by "${by}", which is no date but a ${definition.type}` }];
}
