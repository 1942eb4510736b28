import { z } from "zod";
import type { ApiDeps } from "../api-deps.ts";
import { answeredMembers, askedMembers } from "../asked-members.ts";
import type { Edition } from "../edition.ts";
import { type Endpoint, endpoint, nothing } from "../endpoint.ts";

/** Topics given where no number is asked for. */
const USUALLY = 5;

const resultSchema = z.strictObject({
  topic: z.string().describe("Id, for GET /topics/{id}."),
  title: z.string(),
  score: z
    .number()
    .describe("How near the question is to the topic, 0 to about 1. Only good for comparing results of one search."),
});

const foundSchema = z.strictObject({
  ...answeredMembers,
  outcome: z
    .enum(["answer", "choices", "unknown"])
    .describe(
      "answer: the first result answers. choices: one of the results may be meant; ask back. unknown: say that you do not know; the results are only near.",
    ),
  results: z.array(resultSchema),
});

/** GET /search: the topics behind a question as people type it. */
export function searchTopics(deps: ApiDeps): Endpoint {
  return endpoint({
    id: "searchTopics",
    method: "GET",
    path: "/search",
    summary: "The topics behind a question",
    description:
      "Finds the topic behind a question as people type it: with or without diacritics, with short forms and slips. It says when it does not know; nothing is kept of what was asked.",
    asks: {
      path: nothing,
      query: z.strictObject({
        ...askedMembers(deps),
        q: z.string().min(1).max(500).describe("The question."),
        limit: z
          .string()
          .regex(/^([1-9]|1\d|20)$/)
          .optional()
          .describe(`Most results, 1 to 20; ${USUALLY} where left out.`),
      }),
    },
    answers: foundSchema,
    examples: [
      {
        name: "question",
        summary: "A question without diacritics",
        asked: { query: { lang: "vi", q: "don khieu nai gui o dau", asOf: "2026-11-23" } },
      },
      { name: "no-question", summary: "Without a question", status: 400, asked: { query: {} } },
    ],
    answer: ({ query }, edition) => answerTo({ ...query, asOf: query.asOf ?? deps.today() }, edition),
  });
}

function answerTo(
  { q, asOf, limit = String(USUALLY) }: { q: string; asOf: string; limit?: string | undefined },
  { content, lang }: Edition,
): z.infer<typeof foundSchema> {
  const { found, ranked } = content.searchTopics(lang, q, asOf);
  return {
    asOf,
    lang,
    content: content.version,
    outcome: found.outcome,
    results: ranked.slice(0, Number(limit)).map(({ id, score }) => ({
      topic: id,
      title: content.topic(lang, id, asOf)?.title ?? id,
      score: Math.round(score * 1_000) / 1_000,
    })),
  };
}
