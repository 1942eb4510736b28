import { z } from "zod";
import { camelKeys, idSchema } from "./names.ts";
import { predicateShape, shapeMistake, whenSchema } from "./predicate.ts";
import { citeSchema, confidenceSchema } from "./source.ts";

const leafSchema = z
  .strictObject({
    id: idSchema,
    ...predicateShape,
    /** Circumstances in which the condition is asked for; in others it is met and not spoken of. */
    when: whenSchema.optional(),
    /** Failing it does not refuse: a person must decide. */
    otherwise: z.literal("refer").optional(),
    cite: citeSchema,
    confidence: confidenceSchema.optional(),
  })
  .superRefine((written, context) => {
    const message = shapeMistake(written);
    if (message) context.addIssue({ code: "custom", message: `condition "${written.id}" ${message}` });
  })
  .transform(camelKeys);

/** One condition: a claim over one fact, with its place in the law. */
export type Leaf = z.infer<typeof leafSchema>;

/** A condition, or several of which all or any must hold. */
export type Condition = Leaf | { all: Condition[] } | { any: Condition[] };

const partsSchema = z.array(z.lazy((): z.ZodType<Condition> => conditionSchema)).min(1);

/** A condition, or several of which all or any must hold. */
export const conditionSchema: z.ZodType<Condition> = z.union([
  leafSchema,
  z.strictObject({ all: partsSchema }),
  z.strictObject({ any: partsSchema }),
]);

/** A leaf with the keys that lead to it. */
export interface PlacedLeaf {
  leaf: Leaf;
  path: (string | number)[];
}

/** All leaves of a condition, each with the keys that lead to it from the given place. */
export function leavesOf(condition: Condition, path: PlacedLeaf["path"]): PlacedLeaf[] {
  if ("all" in condition) return condition.all.flatMap((part, index) => leavesOf(part, [...path, "all", index]));
  if ("any" in condition) return condition.any.flatMap((part, index) => leavesOf(part, [...path, "any", index]));
  return [{ leaf: condition, path }];
}
