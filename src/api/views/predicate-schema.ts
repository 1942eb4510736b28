import { z } from "zod";
import { daySchema } from "../../rules/day.ts";

const valuesSchema = z.array(z.union([z.string(), z.number(), z.boolean()]));

/** The members of a claim over one fact; of the comparisons one is there, or both ends of a range. */
export const predicateMembers = {
  fact: z.string(),
  is: valuesSchema.optional(),
  isNot: valuesSchema.optional(),
  atLeast: z.int().optional(),
  below: z.int().optional(),
  onOrAfter: daySchema.optional(),
  onOrBefore: daySchema.optional(),
  orNone: z.literal(true).optional().describe("A date that was answered “none” holds too."),
};

/** A claim over one fact. */
export const predicateSchema = z.strictObject(predicateMembers);
