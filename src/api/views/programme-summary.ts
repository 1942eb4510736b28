import { z } from "zod";
import { type Day, daySchema } from "../../rules/day.ts";
import { askers, benefits, type Programme } from "../../rules/programme.ts";
import { citesOfProgramme } from "../../rules/programme-parts.ts";
import { type Edition, say } from "../edition.ts";
import { citationOf, citationSchema } from "./citation.ts";
import { filingOf, filingSchema } from "./filing.ts";
import { documentsOf, legalDocumentSchema } from "./legal-document.ts";

/** A programme as a list shows it. */
export const programmeSummarySchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  benefit: z
    .enum(benefits)
    .describe(
      "What it gives. Only cash is added to what a person gets: a loan is paid back, a cut or a course is the employer's.",
    ),
  askedBy: z.array(z.enum(askers)).describe("Who may ask for it."),
  group: z.string().optional().describe("At most one programme of a group is paid."),
  window: filingSchema,
  event: z
    .strictObject({ from: daySchema.optional(), until: daySchema.optional(), source: citationSchema })
    .optional()
    .describe("First and last day on which what it is paid for may happen."),
  legalBasis: z.array(legalDocumentSchema).describe("The documents it rests on."),
});

/** A programme as a list shows it. */
export type ProgrammeSummary = z.infer<typeof programmeSummarySchema>;

/** A programme as a list shows it on a day. */
export function summaryOf(programme: Programme, day: Day, edition: Edition): ProgrammeSummary {
  const { id, benefit, askedBy, group, event } = programme;
  return {
    id,
    title: say(edition, `programmes:${id}.title`),
    benefit,
    askedBy,
    group,
    window: filingOf(programme, day, edition),
    ...(event ? { event: { from: event.from, until: event.until, source: citationOf(event, edition) } } : {}),
    legalBasis: documentsOf(
      citesOfProgramme(programme).map(({ name }) => name),
      edition,
    ),
  };
}
