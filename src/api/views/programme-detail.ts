import { z } from "zod";
import type { Day } from "../../rules/day.ts";
import { daySchema } from "../../rules/day.ts";
import { factsOfProgrammes } from "../../rules/facts-of-programmes.ts";
import type { Example, Programme } from "../../rules/programme.ts";
import type { Edition } from "../edition.ts";
import { someFactsSchema } from "../facts-form.ts";
import { amountView, amountViewSchema } from "./amount-view.ts";
import { versionView, versionViewSchema } from "./condition-view.ts";
import { procedureOf, procedureSchema } from "./procedure.ts";
import { programmeSummarySchema, summaryOf } from "./programme-summary.ts";
import { programmeWords, programmeWordsSchema } from "./programme-words.ts";
import { questionOf, questionSchema } from "./question.ts";
import { verdictSchema } from "./verdict-schema.ts";

const exampleSchema = z.strictObject({
  says: z.string(),
  asOf: daySchema,
  facts: someFactsSchema,
  verdict: verdictSchema,
  total: z.int().optional().describe("What is paid, in VND."),
});

/** Everything about a programme. */
export const programmeDetailSchema = z.strictObject({
  ...programmeSummarySchema.shape,
  words: programmeWordsSchema,
  facts: z.array(questionSchema).describe("What it can ask, in asking order."),
  versions: z
    .array(versionViewSchema)
    .describe("The rule by the day asked about, oldest first; each holds until the next one begins."),
  amount: amountViewSchema.describe("What it pays: the lines that apply are added up. Empty where it pays no sum."),
  ...procedureSchema.shape,
  examples: z
    .array(exampleSchema)
    .describe("Worked examples, in English; the server refuses to start when one does not hold."),
});

/** Everything about a programme. */
export type ProgrammeDetail = z.infer<typeof programmeDetailSchema>;

/** Everything about a programme, as it stands on a day. */
export function detailOf(programme: Programme, day: Day, edition: Edition): ProgrammeDetail {
  const { facts, parameters } = edition.content;
  const names = factsOfProgrammes([programme], { definitions: facts, parameters });
  return {
    ...summaryOf(programme, day, edition),
    words: programmeWords(programme, edition),
    facts: names.map((name) => questionOf(name, edition)),
    versions: programme.versions.map((version) => versionView(version, programme, edition)),
    amount: amountView(programme, edition),
    ...procedureOf(programme, edition),
    examples: programme.examples.map(exampleView),
  };
}

function exampleView({ says, asOf, facts, expect }: Example): ProgrammeDetail["examples"][number] {
  return { says, asOf, facts: exampleFacts(facts), verdict: expect.verdict, total: expect.total };
}

/** An example is written with "unknown", which no option is called. */
function exampleFacts(facts: Example["facts"]): z.infer<typeof someFactsSchema> {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, value === "unknown" ? null : value]));
}
