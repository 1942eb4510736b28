import { z } from "zod";
import { type Day, daySchema } from "../../rules/day.ts";
import type { Programme } from "../../rules/programme.ts";
import { filingWindow } from "../../rules/window.ts";
import type { Edition } from "../edition.ts";
import { citationOf, citationSchema } from "./citation.ts";

/** Whether a file can be handed in on the day asked about. */
export const filingSchema = z.strictObject({
  status: z.enum(["open", "closed", "not-yet"]),
  since: daySchema.describe(
    "open: the first day for a file. closed: the day after the last. not-yet: the day it will open.",
  ),
  lastDay: daySchema.optional().describe("The last day for a file; left out where the law sets no end."),
  source: citationSchema,
});

/** Whether a file can be handed in. */
export type Filing = z.infer<typeof filingSchema>;

/** Whether a file can be handed in on a day, with its place in the law. */
export function filingOf(programme: Programme, day: Day, edition: Edition): Filing {
  return { ...filingWindow(programme, day), source: citationOf(programme.filing, edition) };
}
