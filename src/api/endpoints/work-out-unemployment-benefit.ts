import { z } from "zod";
import type { Content } from "../../content/content.ts";
import { knownFacts } from "../../rules/known-facts.ts";
import { endingEvents } from "../../rules/unemployment/benefit-endings.ts";
import { unemploymentFacts } from "../../rules/unemployment/facts-read.ts";
import { monthStates } from "../../rules/unemployment/kept-months.ts";
import { unemploymentBenefit } from "../../rules/unemployment/unemployment-benefit.ts";
import type { ApiDeps } from "../api-deps.ts";
import { answeredMembers, askedMembers } from "../asked-members.ts";
import { type Endpoint, type Example, endpoint, nothing } from "../endpoint.ts";
import { factsFormSchema, readFacts } from "../facts-form.ts";
import { unemploymentView, unemploymentViewSchema } from "../views/unemployment-view.ts";

/** Most a month's insured wage can be, in VND; more is a slip of the hand. */
const wageAtMost = 1_000_000_000;

/** The wages that the average is made of. */
const wagesAtMost = 6;

/** POST /unemployment-benefit: what unemployment insurance gives one person, and by which days. */
export function workOutUnemploymentBenefit({ content, today }: ApiDeps): Endpoint {
  return endpoint({
    id: "workOutUnemploymentBenefit",
    method: "POST",
    path: "/unemployment-benefit",
    summary: "Unemployment benefit",
    description:
      "Whether unemployment benefit is due, how much, for how many months, by which days what must be done, and what the law leaves to a person. Ask `nextQuestion` as long as there is one. Nothing is stored.",
    asks: { path: nothing, query: nothing, body: bodySchema(content) },
    answers: z.strictObject({
      ...answeredMembers,
      benefit: unemploymentViewSchema,
      ignored: z
        .array(z.string())
        .describe("Facts that were sent and do not count, because their question does not arise."),
    }),
    examples,
    answer: ({ body }, edition) => {
      const { asOf = today(), wages, course } = body;
      const { facts: definitions, sources, parameters, calendar, wageRegions } = content;
      const facts = readFacts(body.facts);
      const given = { definitions, sources, parameters, calendar, wageRegions, facts, today: asOf };
      const benefit = unemploymentView(unemploymentBenefit({ ...given, wages, course }), edition);
      const known = knownFacts(given);
      const ignored = Object.keys(facts).filter((name) => known.answer(name) === undefined);
      return { asOf, lang: edition.lang, content: content.version, benefit, ignored };
    },
  });
}

function bodySchema(content: Content) {
  return z.strictObject({
    ...askedMembers({ content }),
    facts: factsFormSchema(content, Object.keys(unemploymentFacts)).describe(
      "What is known of the person, by the facts' names; null for what they do not know; left out: not asked yet.",
    ),
    wages: z
      .array(z.int().min(0).max(wageAtMost))
      .min(1)
      .max(wagesAtMost)
      .optional()
      .describe("The insured wages of the last contributed months one by one, in VND, instead of averageInsuredWage."),
    course: courseSchema.optional().describe("What became of a benefit that was granted already."),
  });
}

const courseSchema = z.strictObject({
  decisionCollected: z
    .boolean()
    .optional()
    .describe("false: the decision was never collected, and the centre was told nothing."),
  states: z
    .array(z.enum(monthStates))
    .max(12)
    .optional()
    .describe("What became of each benefit month, from the first on."),
  ending: z
    .strictObject({
      event: z.enum(endingEvents),
      notifiedInTime: z.boolean().nullable().describe("Whether the centre was told in time; null: not known."),
    })
    .optional()
    .describe("What ended it early."),
});

const worker = {
  jobEndedOn: "2026-02-10",
  unemploymentFiledOn: "none",
  insuredContractKind: "indefinite-or-12-months",
  jobEndReason: "contract-expired",
  pensionSituation: "no-pension",
  contributionAtEnd: "paid",
  newSituation: "none-of-these",
  insuredMonthsIn24: 24,
  unusedInsuredMonths: 40,
  employerWageRegion: "cao-bang-elsewhere",
  lastContributedMonth: "2026-02-01",
};

const asking = { asOf: "2026-03-02", lang: "en" };

const examples: Example[] = [
  {
    name: "answered",
    summary: "A contract that ran out, with the wages of the last six months",
    asked: {
      body: { ...asking, facts: worker, wages: [6_000_000, 6_000_000, 6_000_000, 6_500_000, 6_500_000, 6_500_001] },
    },
  },
  { name: "beginning", summary: "Nothing is known yet", asked: { body: { ...asking, facts: {} } } },
  {
    name: "mistakes",
    summary: "A day that does not exist, a wage below nothing, a name that is misspelt",
    status: 400,
    asked: { body: { ...asking, facts: { jobEndedOn: "2026-02-30", pensionSituatio: "no-pension" }, wages: [-1] } },
  },
];
