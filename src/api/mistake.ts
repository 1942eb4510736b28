import { z } from "zod";

/** What would have been right: one of the values, a day of the days, or a whole number of the numbers. */
export const allowedSchema = z.strictObject({
  values: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
  days: z
    .strictObject({ from: z.string().optional(), until: z.string().optional() })
    .optional()
    .describe("A day as YYYY-MM-DD within these, both included."),
  numbers: z
    .strictObject({ from: z.int(), until: z.int().optional() })
    .optional()
    .describe("A whole number within these, both included."),
});

/** What would have been right. */
export type Allowed = z.infer<typeof allowedSchema>;

/** One mistake of a call. */
export const mistakeSchema = z.strictObject({
  in: z.enum(["path", "query", "body"]),
  pointer: z
    .string()
    .describe("JSON pointer (RFC 6901) to what is wrong; of a query its parameter, as /lang. Empty: the whole."),
  detail: z.string(),
  allowed: allowedSchema.optional(),
  nearest: z.string().optional().describe("The known name or value that was most likely meant."),
});

/** One mistake of a call. */
export type Mistake = z.infer<typeof mistakeSchema>;
