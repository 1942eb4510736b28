import { z } from "zod";
import { daySchema } from "../../rules/day.ts";
import type { ApiDeps } from "../api-deps.ts";
import { answeredMembers, askedMembers } from "../asked-members.ts";
import { type Endpoint, endpoint } from "../endpoint.ts";
import { Problem } from "../problem.ts";
import { citationOf, citationSchema } from "../views/citation.ts";

const topicSchema = z.strictObject({
  id: z.string(),
  lang: z.string().describe("Language of title and answer; Vietnamese where there is no translation."),
  title: z.string(),
  answer: z.string().describe("Plain text with line breaks; lines of a list begin with “- ”."),
  sources: z.array(citationSchema),
  from: daySchema.describe("First day on which the answer is right."),
  until: daySchema.nullable().describe("Last day, where it is known."),
  hotlines: z.array(z.strictObject({ label: z.string(), number: z.string() })),
  related: z.array(z.string()).describe("Ids of topics people ask for next."),
});

/** GET /topics/{id}: one topic with its answer as of a day. */
export function getTopic({ content, today }: ApiDeps): Endpoint {
  const ids = [...content.topics.keys()];
  const [first = ""] = ids;
  return endpoint({
    id: "getTopic",
    method: "GET",
    path: "/topics/{id}",
    summary: "One topic with its answer",
    description:
      "The answer to what people ask of a topic, with its numbers as of the day and its places in the law. A topic whose answer does not hold on that day is not found.",
    asks: {
      path: z.strictObject({ id: z.enum(ids).describe("Id of the topic.") }),
      query: z.strictObject(askedMembers({ content })),
    },
    answers: z.strictObject({ ...answeredMembers, topic: topicSchema }),
    examples: [
      {
        name: "topic",
        summary: "One topic",
        asked: { path: { id: first }, query: { lang: "vi", asOf: "2026-11-23" } },
      },
      {
        name: "misspelt",
        summary: "A topic that does not exist",
        status: 404,
        asked: { path: { id: first.slice(0, -1) }, query: {} },
      },
    ],
    answer: ({ path: { id }, query: { asOf = today() } }, edition) => {
      const topic = content.topic(edition.lang, id, asOf);
      const definition = content.topics.get(id);
      if (!topic || !definition) throw new Problem("not-found", { errors: [] });
      const { lang, title, answer, hotlines, related } = topic;
      const sources = definition.sources.map((cite) => citationOf({ cite }, edition));
      const { from, until = null } = definition;
      const view = { id, lang, title, answer, sources, from, until, hotlines, related: [...related] };
      return { asOf, lang: edition.lang, content: content.version, topic: view };
    },
  });
}
