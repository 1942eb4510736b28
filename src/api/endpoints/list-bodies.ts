import { z } from "zod";
import { bodyName, contactLines } from "../../flow/body-text.ts";
import { chargesOf } from "../../rules/bodies/bodies.ts";
import { bodyFor } from "../../rules/bodies/body-for.ts";
import { confidenceSchema } from "../../rules/source.ts";
import type { ApiDeps } from "../api-deps.ts";
import { answeredMembers, askedMembers } from "../asked-members.ts";
import { type Edition, say } from "../edition.ts";
import { type Endpoint, endpoint, nothing } from "../endpoint.ts";
import { citationOf, citationSchema } from "../views/citation.ts";

const matterSchema = z.strictObject({
  matter: z.string(),
  title: z.string(),
  body: z.string().nullable().describe("Id of the body that handles it on the day; null where that is not known."),
  name: z.string().nullable(),
  contact: z.array(z.string()).describe("How to reach it, or where to ask while that is not confirmed."),
  confidence: confidenceSchema.nullable(),
  source: citationSchema.nullable(),
});

const hotlineSchema = z.strictObject({
  hotline: z.string(),
  title: z.string(),
  number: z.string(),
  confidence: confidenceSchema,
  source: citationSchema.nullable(),
});

/** What GET /bodies answers. */
const bodiesListSchema = z.strictObject({
  ...answeredMembers,
  matters: z.array(matterSchema),
  hotlines: z.array(hotlineSchema),
});

/** GET /bodies: which public body handles which matter on a day, and the numbers to call in danger. */
export function listBodies({ content, today }: ApiDeps): Endpoint {
  return endpoint({
    id: "listBodies",
    method: "GET",
    path: "/bodies",
    summary: "Who handles what",
    description:
      "Every matter with the public body that handles it on the day (departments were merged in 2025), and the hotlines. What is not confirmed, such as a phone number, is left out and people are told where to ask.",
    asks: { path: nothing, query: z.strictObject(askedMembers({ content })) },
    answers: bodiesListSchema,
    examples: [{ name: "bodies", summary: "On a day", asked: { query: { lang: "en", asOf: "2026-11-23" } } }],
    answer: ({ query }, edition) => {
      const asOf = query.asOf ?? today();
      return {
        asOf,
        lang: edition.lang,
        content: content.version,
        matters: mattersOn(asOf, edition),
        hotlines: hotlinesOf(edition),
      };
    },
  });
}

function mattersOn(day: string, edition: Edition): z.infer<typeof matterSchema>[] {
  const { bodies, sources, words } = edition.content;
  const matters = [...new Set(chargesOf(bodies.bodies).map(({ matter }) => matter))];
  return matters.map((matter) => {
    const title = say(edition, `bodies:matters.${matter}`);
    const found = bodyFor(matter, day, { bodies, sources });
    if (typeof found === "string")
      return { matter, title, body: null, name: null, contact: [], confidence: null, source: null };
    const { body, cite, confidence } = found;
    const known = bodies.bodies[body];
    return {
      matter,
      title,
      body,
      name: bodyName(body, edition.lang, words),
      contact: known ? contactLines(known, edition.lang, words) : [],
      confidence,
      source: cite === null ? null : citationOf({ cite, confidence }, edition),
    };
  });
}

function hotlinesOf(edition: Edition): z.infer<typeof hotlineSchema>[] {
  return Object.entries(edition.content.bodies.hotlines).map(([hotline, { number, cite, confidence }]) => ({
    hotline,
    title: say(edition, `bodies:hotlines.${hotline}`),
    number,
    confidence,
    source: cite === undefined ? null : citationOf({ cite, confidence }, edition),
  }));
}
