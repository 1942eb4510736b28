import { z } from "zod";
import { daySchema } from "../../rules/day.ts";

/** A day that was counted, or the year whose public holidays must be known before it can be. */
export const dayIfKnownSchema = z.union([daySchema, z.strictObject({ yearNotKnown: z.int() })]);
