/**
 * Facts as a program sends and gets them: by name, a value of the fact's type, and null where the person does not know.
 * No text stands for "unknown", so none can be mistaken for an option.
 */
import { z } from "zod";
import type { Content } from "../content/content.ts";
import { daySchema } from "../rules/day.ts";
import { type FactDefinition, type Facts, type FactValue, validateFact } from "../rules/fact.ts";
import { askedDays } from "./asked-day.ts";

/** Facts as they travel. */
export type FactsForm = Record<string, FactValue | null>;

/** Some facts with their values, of an answer. */
export const someFactsSchema = z
  .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
  .describe("By name; null: the person does not know.");

/** Facts with what may be sent for each. What is left out was not asked yet. */
export function factsFormSchema({ facts, words, languages }: Content, names: Iterable<string>): z.ZodType<FactsForm> {
  const lang = languages.includes("en") ? "en" : (languages[0] ?? "");
  const shape = [...names].map((name): [string, z.ZodType<FactValue | null | undefined>] => {
    const definition = facts.get(name);
    if (!definition) throw new Error(`There is no fact "${name}"`);
    return [
      name,
      valueSchema(definition)
        .describe(words(lang, `facts:${name}.ask`))
        .optional(),
    ];
  });
  // strictObject gives unknown keys for a shape made at run time; the values are those of its members.
  return z.strictObject(Object.fromEntries(shape)) as unknown as z.ZodType<FactsForm>;
}

function valueSchema(definition: FactDefinition): z.ZodType<FactValue | null> {
  return formOf(definition)
    .nullable()
    .refine((value) => value === null || (validateFact(definition, value).ok && !isBeyond(definition, value)));
}

/** A day that no calendar reaches is a slip of the hand. */
function isBeyond({ type }: FactDefinition, value: FactValue): boolean {
  return type === "date" && value !== "none" && value > askedDays.until;
}

function formOf({ type, options = [], min = 0, max, none }: FactDefinition): z.ZodType<FactValue> {
  switch (type) {
    case "yes-no":
      return z.boolean();
    case "choice":
      return z.enum(options);
    case "date":
      return none ? z.union([daySchema, z.literal("none")]) : daySchema;
    default:
      return max === undefined ? z.int().min(min) : z.int().min(min).max(max);
  }
}

/** Facts as the rules read them. */
export function readFacts(form: FactsForm): Facts {
  return Object.fromEntries(
    Object.entries(form).map(([name, value]) => [name, value === null ? { unknown: true } : { value }]),
  );
}
