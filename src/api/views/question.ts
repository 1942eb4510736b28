import { z } from "zod";
import { daySchema } from "../../rules/day.ts";
import { type FactDefinition, factTypes } from "../../rules/fact.ts";
import { type Edition, say, sayIfWritten } from "../edition.ts";
import { predicateSchema } from "./predicate-schema.ts";

const optionSchema = z.strictObject({ value: z.union([z.string(), z.boolean()]), label: z.string() });

/** A question about a person: what it is called, how it is asked, and what may be answered. */
export const questionSchema = z.strictObject({
  name: z.string().describe("Name of the fact, under which its value is sent."),
  type: z
    .enum(factTypes)
    .describe(
      "yes-no: true or false. choice: one of the options. date: a day. The others are whole numbers; money is in VND.",
    ),
  question: z.string(),
  short: z.string().describe("A label for reading the answer back."),
  help: z.string().optional().describe("Why this is asked, or where to find it."),
  options: z
    .array(optionSchema)
    .optional()
    .describe("What may be chosen: of a choice, a yes-no, and “none” of a date."),
  min: z.int().optional(),
  max: z.int().optional(),
  earliest: daySchema.optional(),
  latest: daySchema.optional(),
  askedWhen: z.array(predicateSchema).optional().describe("The question arises only where all of these hold."),
  changeable: z.boolean().describe("True for what a person can still do otherwise, such as the day of filing."),
});

/** A question about a person. */
export type Question = z.infer<typeof questionSchema>;

/** A question that rules ask, in words. */
export function questionOf(name: string, edition: Edition): Question {
  const definition = edition.content.facts.get(name);
  if (!definition) throw new Error(`There is no fact "${name}"`);
  const key = `facts:${name}`;
  const { type, min, max, earliest, latest, askedWhen, changeable = false } = definition;
  return {
    name,
    type,
    question: say(edition, `${key}.ask`),
    short: say(edition, `${key}.short`),
    ...sayIfWritten(edition, `${key}.help`, "help"),
    options: optionsOf(name, definition, edition),
    min,
    max,
    earliest,
    latest,
    askedWhen,
    changeable,
  };
}

function optionsOf(name: string, definition: FactDefinition, edition: Edition): Question["options"] {
  const key = `facts:${name}`;
  if (definition.type === "yes-no")
    return [
      { value: true, label: say(edition, "interface:yes") },
      { value: false, label: say(edition, "interface:no") },
    ];
  if (definition.none) return [{ value: "none", label: say(edition, `${key}.none`) }];
  return definition.options?.map((value) => ({ value, label: say(edition, `${key}.options.${value}`) }));
}
