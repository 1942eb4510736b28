import { z } from "zod";
import { daySchema } from "../../rules/day.ts";
import { stepsOf } from "../../rules/deadlines/due-days.ts";
import {
  type Circumstance,
  circumstances,
  matterKinds,
  type StartingDay,
  startingDays,
} from "../../rules/deadlines/time-limits-schema.ts";
import type { ApiDeps } from "../api-deps.ts";
import { askedDaySchema } from "../asked-day.ts";
import { answeredMembers, askedMembers } from "../asked-members.ts";
import { type Edition, say } from "../edition.ts";
import { type Endpoint, type Example, endpoint, nothing } from "../endpoint.ts";
import { deadlineSchema, deadlinesOf } from "../views/deadline-view.ts";

const deadlinesSchema = z.strictObject({
  lang: answeredMembers.lang,
  content: answeredMembers.content,
  matter: z.strictObject({ kind: z.enum(matterKinds), words: z.string() }),
  days: z
    .array(z.strictObject({ name: z.enum(startingDays), words: z.string(), day: daySchema.nullable() }))
    .describe("Every day from which a limit of this matter is counted; null: not sent, so its limits are not counted."),
  circumstances: z
    .array(z.strictObject({ name: z.enum(circumstances), words: z.string(), is: z.boolean().nullable() }))
    .describe("What lengthens a limit of this matter; null: not decided."),
  deadlines: z
    .array(deadlineSchema)
    .describe("In the order of the law's steps; of each step all limits that may hold."),
  ignored: z.array(z.string()).describe("Days and circumstances that were sent and that no limit of this matter uses."),
});

/** POST /deadlines: by when somebody must act in a complaint, a denunciation or a dispute. */
export function countDeadlines({ content }: ApiDeps): Endpoint {
  return endpoint({
    id: "countDeadlines",
    method: "POST",
    path: "/deadlines",
    summary: "Time limits of a complaint, a denunciation or a dispute",
    description:
      "Counts every limit of a matter from the days that are known. Who decides on circumstances is the officer in charge, so every limit that may hold is given with its condition.",
    asks: {
      path: nothing,
      query: nothing,
      body: z.strictObject({
        lang: askedMembers({ content }).lang,
        matter: z.enum(matterKinds),
        days: z
          .strictObject(membersOf(startingDays, askedDaySchema))
          .describe("The days that are known, by their names; left out: not known."),
        circumstances: z
          .strictObject(membersOf(circumstances, z.boolean().nullable()))
          .optional()
          .describe("What was decided; null or left out: not decided."),
      }),
    },
    answers: deadlinesSchema,
    examples,
    answer: ({ body }, edition) => {
      const { matter: kind, days } = body;
      const decided = decidedOnes(body.circumstances ?? {});
      const used = usedBy(kind, edition);
      const sent = [...Object.keys(days), ...Object.keys(decided)];
      return {
        lang: edition.lang,
        content: content.version,
        matter: { kind, words: say(edition, `deadlines:matters.${kind}`) },
        days: used.days.map((name) => ({
          name,
          words: say(edition, `deadlines:from.${name}`),
          day: days[name] ?? null,
        })),
        circumstances: used.circumstances.map((name) => ({
          name,
          words: say(edition, `deadlines:when.${name}`),
          is: decided[name] ?? null,
        })),
        deadlines: deadlinesOf({ kind, days, circumstances: decided }, edition),
        ignored: sent.filter((name) => ![...used.days, ...used.circumstances].some((known) => known === name)),
      };
    },
  });
}

/** Every name with the same schema, none of them needed. */
function membersOf<Name extends string, Schema extends z.ZodType>(names: readonly Name[], schema: Schema) {
  // Object.fromEntries forgets the names.
  return Object.fromEntries(names.map((name) => [name, schema.optional()])) as Record<Name, z.ZodOptional<Schema>>;
}

function decidedOnes(given: Partial<Record<Circumstance, boolean | null>>): Partial<Record<Circumstance, boolean>> {
  return Object.fromEntries(Object.entries(given).filter(([, is]) => is !== null && is !== undefined));
}

/** The days and circumstances that the limits of a matter use, in the order of its steps. */
function usedBy(
  kind: (typeof matterKinds)[number],
  { content }: Edition,
): { days: StartingDay[]; circumstances: Circumstance[] } {
  const { steps } = stepsOf(kind, content.timeLimits);
  return {
    days: [...new Set(steps.map(({ from }) => from))],
    circumstances: [...new Set(steps.flatMap(({ limits }) => limits.flatMap(({ when }) => when)))],
  };
}

const matter = "administrative-complaint";

const examples: Example[] = [
  {
    name: "answered",
    summary: "A complaint that was received",
    asked: { body: { lang: "en", matter, days: { knew: "2026-03-02", received: "2026-03-09" } } },
  },
  {
    name: "beginning",
    summary: "Which days and circumstances matter",
    asked: { body: { lang: "en", matter, days: {} } },
  },
  {
    name: "mistakes",
    summary: "A day and a circumstance that do not exist",
    status: 400,
    asked: { body: { lang: "en", matter, days: { knew: "2026-02-29" }, circumstances: { complexx: true } } },
  },
];
