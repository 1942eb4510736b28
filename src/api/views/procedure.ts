import { z } from "zod";
import { describeDay } from "../../flow/describe-answer.ts";
import { daySchema } from "../../rules/day.ts";
import type { ProcedureStep, Programme } from "../../rules/programme.ts";
import { type Edition, say } from "../edition.ts";
import { citationOf, citationSchema } from "./citation.ts";

const listedMembers = {
  id: z.string(),
  words: z.string(),
  groups: z.array(z.string()).optional().describe("The ways in that this concerns; all where left out."),
  source: citationSchema,
};

/** What there is to do: papers, places, steps. */
export const procedureSchema = z.strictObject({
  papers: z.array(z.strictObject(listedMembers)),
  where: z.array(
    z.strictObject({
      ...listedMembers,
      while: z
        .enum(["open", "closed"])
        .optional()
        .describe("Holds while filing is open, or once it is closed; always where left out."),
    }),
  ),
  steps: z.array(
    z.strictObject({
      ...listedMembers,
      workingDays: z.int().optional(),
      days: z.int().optional(),
      by: daySchema.optional(),
    }),
  ),
});

/** What there is to do. */
export type Procedure = z.infer<typeof procedureSchema>;

/** Papers, places and steps of a programme with words and sources. */
export function procedureOf(programme: Programme, edition: Edition): Procedure {
  const key = `programmes:${programme.id}`;
  const listed = (one: { id: string; groups?: string[] } & Parameters<typeof citationOf>[0], words: string) => ({
    id: one.id,
    words,
    groups: one.groups,
    source: citationOf(one, edition),
  });
  return {
    papers: programme.papers.map((paper) => listed(paper, say(edition, `${key}.papers.${paper.id}`))),
    where: programme.where.map((place) => ({
      ...listed(place, say(edition, `${key}.where.${place.id}`)),
      while: place.while,
    })),
    steps: programme.steps.map((step) => ({
      ...listed(step, stepWords(step, `${key}.steps.${step.id}`, edition)),
      workingDays: step.workingDays,
      days: step.days,
      by: step.by,
    })),
  };
}

function stepWords({ days, workingDays, by }: ProcedureStep, key: string, edition: Edition): string {
  const counted = days ?? workingDays;
  return say(edition, key, {
    ...(counted === undefined ? {} : { days: counted }),
    ...(by === undefined ? {} : { by: describeDay(by, edition.lang) }),
  });
}
