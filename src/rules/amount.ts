import { z } from "zod";
import { daySchema } from "./day.ts";
import { camelKeys, factNameSchema, idSchema } from "./names.ts";
import { whenSchema } from "./predicate.ts";
import { citeSchema, confidenceSchema } from "./source.ts";

/** A sum in VND, or the name of a dated parameter that gives it. */
const moneySchema = z.union([z.int().min(0), z.strictObject({ parameter: idSchema })]);

/** A sum in VND, or the name of a dated parameter that gives it. */
export type Money = z.infer<typeof moneySchema>;

const lineShape = { id: idSchema, each: moneySchema, cite: citeSchema, confidence: confidenceSchema.optional() };

/** A number that a sum is multiplied by: a fact, of which no more than `at-most` counts. */
const factorSchema = z
  .union([factNameSchema, z.strictObject({ fact: factNameSchema, "at-most": z.int().min(1).optional() })])
  .transform((written) => (typeof written === "string" ? { fact: written } : camelKeys(written)));

/** A number that a sum is multiplied by: a fact, of which no more than `atMost` counts. */
export type Factor = z.infer<typeof factorSchema>;

const factorsSchema = z
  .union([factorSchema, z.array(factorSchema).min(1)])
  .transform((written) => (Array.isArray(written) ? written : [written]));

/** A sum paid once, or as many times as facts say, multiplied with each other. */
const sumSchema = z.strictObject({
  ...lineShape,
  times: factorsSchema.optional(),
  when: whenSchema.optional(),
  /** First day of the rule with this sum, for one that a later version added. */
  since: daySchema.optional(),
});

/** Sums by bands of a number: a band reaches from its `from` up to the next one's; the last is open. */
const bandsSchema = z
  .strictObject({
    "bands-by": factNameSchema,
    bands: z.array(z.strictObject({ ...lineShape, from: z.int().min(0) })).min(1),
    when: whenSchema.optional(),
  })
  .transform(camelKeys);

/** What a programme pays: the lines that apply are added up. */
export const amountSchema = z.array(z.union([sumSchema, bandsSchema])).min(1);

/** A sum paid once, or as many times as facts say, multiplied with each other. */
export type Sum = z.infer<typeof sumSchema>;

/** Sums by bands of a number. */
export type Bands = z.infer<typeof bandsSchema>;

/** What a programme pays: the lines that apply are added up. */
export type Amount = z.infer<typeof amountSchema>;
