import { z } from "zod";
import { type Day, daySchema } from "./day.ts";
import { camelKeys, factNameSchema } from "./names.ts";

const valueSchema = z.union([z.string(), z.number(), z.boolean()]);
const valuesSchema = z
  .union([valueSchema, z.array(valueSchema).min(1)])
  .transform((value) => (Array.isArray(value) ? value : [value]));

/** The keys of a predicate in YAML; a condition has them among its own. */
export const predicateShape = {
  fact: factNameSchema,
  is: valuesSchema.optional(),
  "is-not": valuesSchema.optional(),
  "at-least": z.int().optional(),
  below: z.int().optional(),
  "on-or-after": daySchema.optional(),
  "on-or-before": daySchema.optional(),
  /** A date that was answered "none" holds too. */
  "or-none": z.literal(true).optional(),
};

/** Comparisons a predicate can make, as they are written in YAML. */
export const comparisons = ["is", "is-not", "at-least", "below", "on-or-after", "on-or-before"] as const;

/** Issue text for a predicate that compares nothing, compares in two ways, or bounds an empty range; null when sound. */
export function shapeMistake(written: { [key in (typeof comparisons)[number] | "or-none"]?: unknown }): string | null {
  const families = [["is"], ["is-not"], ["at-least", "below"], ["on-or-after", "on-or-before"]] as const;
  const used = families.filter((family) => family.some((key) => written[key] !== undefined));
  if (used.length === 0) return `compares nothing; it needs one of ${comparisons.join(", ")}`;
  if (used.length > 1)
    return `compares in two ways (${used.map((family) => family.join("/")).join(" and ")}); make two conditions of it`;
  if (written["or-none"] && used[0]?.[0] !== "on-or-after")
    return "has or-none, which only goes with on-or-after and on-or-before";
  return null;
}

const predicateSchema = z
  .strictObject(predicateShape)
  .superRefine((written, context) => {
    const message = shapeMistake(written);
    if (message) context.addIssue({ code: "custom", message });
  })
  .transform(camelKeys);

/** A claim over one named fact: is one of, is none of, at least, below, on or after, on or before. */
export type Predicate = z.infer<typeof predicateSchema>;

/** Circumstances: one predicate, or several that must all hold. */
export const whenSchema = z
  .union([predicateSchema, z.array(predicateSchema).min(1)])
  .transform((value) => (Array.isArray(value) ? value : [value]));

/** Whether a claim holds of an answer that is known and fits the fact's definition. */
export function satisfies(predicate: Predicate, value: string | number | boolean): boolean {
  if (predicate.is) return predicate.is.includes(value);
  if (predicate.isNot) return !predicate.isNot.includes(value);
  if (typeof value === "number")
    return value >= (predicate.atLeast ?? value) && value < (predicate.below ?? Number.POSITIVE_INFINITY);
  if (typeof value !== "string") return false;
  return value === "none" ? predicate.orNone === true : inRange(predicate, value);
}

function inRange(predicate: Predicate, day: Day): boolean {
  return day >= (predicate.onOrAfter ?? day) && day <= (predicate.onOrBefore ?? day);
}
