import { z } from "zod";
import type { Content } from "../../content/content.ts";
import { daySchema } from "../../rules/day.ts";
import type { Given } from "../../rules/given.ts";
import { knownFacts } from "../../rules/known-facts.ts";
import { nextFact } from "../../rules/next-fact.ts";
import type { Programme } from "../../rules/programme.ts";
import type { ApiDeps } from "../api-deps.ts";
import { askedDaySchema } from "../asked-day.ts";
import { answeredMembers, askedMembers } from "../asked-members.ts";
import type { Edition } from "../edition.ts";
import { eligibilityExamples } from "../eligibility-examples.ts";
import { type Endpoint, endpoint, nothing } from "../endpoint.ts";
import { factsFormSchema, readFacts } from "../facts-form.ts";
import { combinedOf, combinedSchema } from "../views/combined.ts";
import { findingOf, findingSchema } from "../views/finding.ts";
import { questionOf, questionSchema } from "../views/question.ts";

const eligibilitySchema = z.strictObject({
  ...answeredMembers,
  ruleOf: daySchema.describe("The day whose version of the rules answered."),
  programmes: z.array(findingSchema),
  nextQuestion: questionSchema
    .nullable()
    .describe("The question to ask next over all programmes asked about; null when nothing is left to ask."),
  combined: combinedSchema,
  ignored: z
    .array(z.string())
    .describe("Facts that were sent and do not count, because by the other facts their question does not arise."),
});

/** POST /eligibility: what programmes say of a person. */
export function checkEligibility({ content, today }: ApiDeps): Endpoint {
  return endpoint({
    id: "checkEligibility",
    method: "POST",
    path: "/eligibility",
    summary: "Check entitlement",
    description:
      "What each programme says of the facts, and what all come to together. Send the facts that are known, ask the person `nextQuestion`, add the answer and send again. Nothing is stored.",
    asks: { path: nothing, query: nothing, body: bodySchema(content) },
    answers: eligibilitySchema,
    examples: eligibilityExamples(content),
    answer: ({ body }, edition) => {
      const { asOf = today(), ruleOf = asOf, facts } = body;
      const programmes = programmesNamed(body.programmes, content);
      const { facts: definitions, sources, parameters } = content;
      const given = { definitions, sources, parameters, facts: readFacts(facts), today: asOf, ruleOf };
      return { asOf, lang: edition.lang, content: content.version, ruleOf, ...found(programmes, given, edition) };
    },
  });
}

function bodySchema(content: Content) {
  return z.strictObject({
    ...askedMembers({ content }),
    ruleOf: askedDaySchema
      .optional()
      .describe(
        "Asks the version of the rules that held on this day, such as the one that explains a refusal of its time; that of asOf where left out.",
      ),
    programmes: z
      .array(z.enum([...content.programmes.keys()]))
      .min(1)
      .optional()
      .describe("Ids of the programmes to check; all where left out."),
    facts: factsFormSchema(content, content.facts.keys()).describe(
      "What is known of the person, by the facts' names; null for what they do not know; left out: not asked yet.",
    ),
  });
}

function programmesNamed(ids: readonly string[] | undefined, { programmes }: Content): Programme[] {
  const wanted = ids && new Set(ids);
  return [...programmes.values()].filter(({ id }) => !wanted || wanted.has(id));
}

function found(programmes: readonly Programme[], given: Given, edition: Edition) {
  const results = programmes.map((programme) => findingOf(programme, given, edition));
  const next = nextFact(programmes, given);
  const known = knownFacts(given);
  return {
    programmes: results.map(({ finding }) => finding),
    nextQuestion: next === null ? null : questionOf(next, edition),
    combined: combinedOf(results.map(({ evaluation }) => evaluation)),
    ignored: Object.keys(given.facts).filter((name) => known.answer(name) === undefined),
  };
}
