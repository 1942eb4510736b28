import { z } from "zod";
import { camelKeys, factNameSchema, idSchema } from "./names.ts";
import { whenSchema } from "./predicate.ts";
import { citeSchema, confidenceSchema } from "./source.ts";

/** A sum in VND, or the name of a dated parameter that gives it. */
const moneySchema = z.union([z.int().min(0), z.strictObject({ parameter: idSchema })]);

/** A sum in VND, or the name of a dated parameter that gives it. */
export type Money = z.infer<typeof moneySchema>;

const lineShape = { id: idSchema, each: moneySchema, cite: citeSchema, confidence: confidenceSchema.optional() };

/** A sum paid once, or as many times as a fact says. */
const sumSchema = z.strictObject({ ...lineShape, times: factNameSchema.optional(), when: whenSchema.optional() });

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

/** A sum paid once, or as many times as a fact says. */
export type Sum = z.infer<typeof sumSchema>;

/** Sums by bands of a number. */
export type Bands = z.infer<typeof bandsSchema>;

/** What a programme pays: the lines that apply are added up. */
export type Amount = z.infer<typeof amountSchema>;
