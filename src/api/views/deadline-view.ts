import { z } from "zod";
import { daySchema } from "../../rules/day.ts";
import { type DueDay, dueDays, type Matter } from "../../rules/deadlines/due-days.ts";
import { circumstances, limitUnits, matterKinds, startingDays } from "../../rules/deadlines/time-limits-schema.ts";
import { type Edition, say } from "../edition.ts";
import { citationOf, citationSchema } from "./citation.ts";

/** One time limit of a matter, counted to its end. */
export const deadlineSchema = z.strictObject({
  matter: z.enum(matterKinds).describe("Whose step this is: a matter may follow the steps of another one."),
  step: z.string(),
  words: z.string(),
  acts: z.enum(["person", "authority"]).describe("Who must act."),
  limit: z.int(),
  unit: z.enum(limitUnits),
  period: z.string().describe("Limit and unit in words."),
  from: z.enum(startingDays),
  fromWords: z.string(),
  start: daySchema.describe("The day it is counted from."),
  before: z.boolean().describe("True: counted backwards from that day."),
  when: z
    .array(z.enum(circumstances))
    .describe("Circumstances under which this limit holds instead of the ordinary one."),
  holds: z
    .enum(["yes", "no", "open"])
    .describe(
      "open: it hangs on a circumstance that was not decided. The officer in charge decides on circumstances; promise nothing.",
    ),
  nominal: daySchema.nullable().describe("The last day as counted; null where that needs a year that is not known."),
  day: daySchema
    .nullable()
    .describe(
      "The day to go by. For an authority a day off moves it to the next working day; for a person to the working day before.",
    ),
  moved: z
    .strictObject({ to: daySchema, words: z.string(), source: citationSchema })
    .nullable()
    .describe("Where the nominal end is a day off: the working day to which the law may move it."),
  advised: daySchema.nullable().describe("Only for a person who must act: the earlier day to tell them."),
  yearNotKnown: z.int().nullable().describe("The year whose public holidays must be known before the day can be told."),
  source: citationSchema,
});

/** One time limit of a matter, counted to its end. */
export type Deadline = z.infer<typeof deadlineSchema>;

/** Every time limit of a matter that can be counted from the days known, with words and sources. */
export function deadlinesOf(matter: Matter, edition: Edition): Deadline[] {
  const { timeLimits: limits, calendar, sources } = edition.content;
  return dueDays(matter, { limits, calendar, sources }).map((due) => deadlineOf(due, edition));
}

function deadlineOf(due: DueDay, edition: Edition): Deadline {
  const { matter, step, acts, limit, unit, from, start, before, when, holds } = due;
  return {
    matter,
    step,
    words: say(edition, `deadlines:steps.${matter}.${step}`),
    acts,
    limit,
    unit,
    period: say(edition, `deadlines:units.${unit}`, { count: limit }),
    from,
    fromWords: say(edition, `deadlines:from.${from}`),
    start,
    before,
    when: [...when],
    holds,
    ...endOf(due, edition),
    source: citationOf(due, edition),
  };
}

type End = Pick<Deadline, "nominal" | "day" | "moved" | "advised" | "yearNotKnown">;

function endOf({ end, acts }: DueDay, edition: Edition): End {
  if (!end.known) {
    const { nominal = null, unknownYear } = end;
    return { nominal, day: null, moved: null, advised: null, yearNotKnown: unknownYear };
  }
  const { nominal, day, moved, advised = null } = end;
  const rule = acts === "person" ? "day-off-of-person" : "day-off";
  const words = say(edition, `deadlines:counting.${rule}`);
  return {
    nominal,
    day,
    moved: moved ? { to: moved.to, words, source: citationOf(moved, edition) } : null,
    advised,
    yearNotKnown: null,
  };
}
