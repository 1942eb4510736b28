/** How long cases are kept after their end: the table of flows/retention.yaml. */
import { z } from "zod";
import type { Problem } from "../problem.ts";
import { trackIds } from "./tracks.ts";

/** Kinds of cases that may have a time of their own; those of the complaint conversation. */
const kindId = z.string().regex(/^[a-z][a-z0-9-]*$/);
const months = z.int().min(1).max(600);

/** The schema of flows/retention.yaml. */
export const retentionSchema = z.strictObject({
  /** Days for which what people asked the assistant is kept. */
  questionDays: z.int().min(1).max(365),
  /** Months after the end, by kind of trouble. */
  kinds: z.record(kindId, months).default({}),
  /** Months after the end, by what the case is in law; goes before the kind. */
  tracks: z.partialRecord(z.enum(trackIds), months).default({}),
});
/** The table of how long cases are kept. */
export type RetentionTable = z.infer<typeof retentionSchema>;

/**
 * Mistakes of the table. Nothing is kept longer than people were told before their first word (`closedCaseMonths`), and
 * every kind is one that a person can choose.
 */
export function checkRetention(
  table: RetentionTable,
  { closedCaseMonths, kinds }: { closedCaseMonths: number; kinds: readonly string[] },
): Problem[] {
  const times = (["kinds", "tracks"] as const).flatMap((list) =>
    Object.entries(table[list]).map(([id, value]) => ({ path: [list, id], id, value, list })),
  );
  const longer = times
    .filter(({ value }) => value > closedCaseMonths)
    .map(({ path }) => ({
      path,
      message: `is longer than closedCaseMonths (${closedCaseMonths}) of flows/service.yaml, which people are told before they write`,
    }));
  const unknown = times
    .filter(({ list, id }) => list === "kinds" && !kinds.includes(id))
    .map(({ path, id }) => ({ path, message: `no case is of the kind "${id}"; there are ${kinds.join(", ")}` }));
  return [...longer, ...unknown];
}
