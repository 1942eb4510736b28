import { z } from "zod";
import type { ApiDeps } from "../api-deps.ts";
import { answeredMembers, askedMembers } from "../asked-members.ts";
import { type Endpoint, endpoint } from "../endpoint.ts";
import { detailOf, programmeDetailSchema } from "../views/programme-detail.ts";

/** GET /programmes/{id}: everything about one programme. */
export function getProgramme({ content, today }: ApiDeps): Endpoint {
  const ids = [...content.programmes.keys()];
  const [first = ""] = ids;
  const query = { lang: "en", asOf: "2021-11-01" };
  return endpoint({
    id: "getProgramme",
    method: "GET",
    path: "/programmes/{id}",
    summary: "One programme",
    description:
      "What it asks, its conditions by version with words, places in the law and how well we know them, its sums, papers, places, steps, and worked examples.",
    asks: {
      path: z.strictObject({ id: z.enum(ids).describe("Id of the programme.") }),
      query: z.strictObject(askedMembers({ content })),
    },
    answers: z.strictObject({ ...answeredMembers, programme: programmeDetailSchema }),
    examples: [
      { name: "programme", summary: "One programme, in English", asked: { path: { id: first }, query } },
      {
        name: "misspelt",
        summary: "A programme that does not exist",
        status: 404,
        asked: { path: { id: first.slice(0, -1) }, query },
      },
    ],
    answer: ({ path, query: { asOf = today() } }, edition) => {
      const programme = content.programmes.get(path.id);
      if (!programme) throw new Error(`There is no programme "${path.id}"`);
      return { asOf, lang: edition.lang, content: content.version, programme: detailOf(programme, asOf, edition) };
    },
  });
}
