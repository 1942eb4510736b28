import { z } from "zod";
import { daySchema, isDay } from "./day.ts";
import { camelKeys, factNameSchema, idSchema } from "./names.ts";
import { whenSchema } from "./predicate.ts";

/** What a person can answer: an option's id, a day, "none", a whole number, yes or no. */
export type FactValue = string | number | boolean;

/** An answer to a fact; unknown when the person said they do not know. */
export type FactAnswer = { value: FactValue } | { unknown: true };

/** Answers by fact name. */
export type Facts = Record<string, FactAnswer>;

/** Kinds of fact that are whole numbers: a count, months, days, Vietnamese đồng. */
const numberTypes = ["number", "months", "days", "money"] as const;

/** Every kind of fact. */
export const factTypes = ["yes-no", "choice", "date", ...numberTypes] as const;

const writtenFactSchema = z.strictObject({
  type: z.enum(factTypes),
  options: z.array(idSchema).min(2).optional(),
  min: z.int().optional(),
  max: z.int().optional(),
  earliest: daySchema.optional(),
  latest: daySchema.optional(),
  year: z.int().min(1990).max(2100).optional(),
  month: z.literal(true).optional(),
  none: z.literal(true).optional(),
  "same-as": factNameSchema.optional(),
  changeable: z.boolean().optional(),
  "asked-when": whenSchema.optional(),
});

/** One question a rule can ask: type, options, limits, and when it makes sense. */
export const factSchema = writtenFactSchema
  .superRefine((fact, context) => {
    for (const [key, message] of factMistakes(fact)) context.addIssue({ code: "custom", path: [key], message });
  })
  .transform(camelKeys);

/**
 * One question a rule can ask. `none` allows a date to be answered "none", such as "not filed"; `year` is the year that is
 * meant when a day is typed without one (today's where left out); `month`: only the month of the day counts; `sameAs`: another date that is offered as the answer,
 * because for most people it is the same day.
 */
export type FactDefinition = z.infer<typeof factSchema>;

/** Texts an answer is written with elsewhere, so no option may be called so. */
const reserved = ["none", "unknown"];

type WrittenFact = z.infer<typeof writtenFactSchema>;
type Mistake = [key: string, message: string];

function factMistakes(fact: WrittenFact): Mistake[] {
  return [...misplacedKeys(fact), ...optionMistakes(fact), ...emptyLimits(fact)];
}

/** Keys that go with some types only. */
const keysOfTypes = [
  { keys: ["options"], name: "a choice", types: ["choice"] },
  { keys: ["min", "max"], name: "a number", types: numberTypes },
  { keys: ["earliest", "latest", "none", "year", "month", "same-as"], name: "a date", types: ["date"] },
] as const;

function misplacedKeys(fact: WrittenFact): Mistake[] {
  return keysOfTypes.flatMap(({ keys, name, types }) => {
    if (types.some((type) => type === fact.type)) return [];
    const misplaced = keys.filter((key) => fact[key] !== undefined);
    return misplaced.map((key): Mistake => [key, `"${key}" belongs to ${name}, but the type is "${fact.type}"`]);
  });
}

function optionMistakes({ type, options }: WrittenFact): Mistake[] {
  if (type === "choice" && !options) return [["options", "a choice needs its options"]];
  const taken = options?.find((option, index) => reserved.includes(option) || options.indexOf(option) !== index);
  return taken === undefined ? [] : [["options", `option "${taken}" stands twice or is a reserved word`]];
}

function emptyLimits({ min = 0, max = Number.POSITIVE_INFINITY, earliest, latest }: WrittenFact): Mistake[] {
  const found: Mistake[] = [];
  if (max < min) found.push(["max", `max ${max} is below min ${min}`]);
  if (earliest && latest && latest < earliest)
    found.push(["latest", `latest ${latest} is before earliest ${earliest}`]);
  return found;
}

/** True for the kinds of fact that are whole numbers. */
export function isNumeric(type: FactDefinition["type"]): boolean {
  return numberTypes.some((known) => known === type);
}

/** Whether a value can be the answer to a fact; if not, the reason names what is allowed. */
export type FactCheck = { ok: true } | { ok: false; reason: string };

/** Checks a value from outside against a fact's type, options and limits. */
export function validateFact(definition: FactDefinition, value: unknown): FactCheck {
  return isAllowed(definition, value) ? { ok: true } : { ok: false, reason: allowedText(definition) };
}

/** True for a value that fits a fact's type, options and limits. */
export function isAllowed(definition: FactDefinition, value: unknown): boolean {
  if (definition.type === "yes-no") return typeof value === "boolean";
  if (definition.type === "choice") return (definition.options ?? []).some((option) => option === value);
  if (definition.type === "date") return isAllowedDay(definition, value);
  const { min = 0, max = Number.MAX_SAFE_INTEGER } = definition;
  return typeof value === "number" && Number.isInteger(value) && value >= min && value <= max;
}

function allowedText(definition: FactDefinition): string {
  if (definition.type === "yes-no") return "must be true or false";
  if (definition.type === "choice") return `must be one of ${(definition.options ?? []).join(", ")}`;
  if (definition.type === "date") return `must be ${dayRange(definition)}`;
  const { min = 0, max } = definition;
  return `must be a whole number ${max === undefined ? `of at least ${min}` : `from ${min} to ${max}`}`;
}

function isAllowedDay(definition: FactDefinition, value: unknown): boolean {
  if (value === "none") return definition.none === true;
  return isDay(value) && value >= (definition.earliest ?? value) && value <= (definition.latest ?? value);
}

function dayRange({ earliest, latest, none }: FactDefinition): string {
  const bounds = [earliest && `from ${earliest}`, latest && `until ${latest}`].filter(Boolean).join(" ");
  return ["a day as YYYY-MM-DD", bounds, none && 'or "none"'].filter(Boolean).join(" ");
}
