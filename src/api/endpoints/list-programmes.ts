import { z } from "zod";
import type { ApiDeps } from "../api-deps.ts";
import { answeredMembers, askedMembers } from "../asked-members.ts";
import { type Endpoint, endpoint, nothing } from "../endpoint.ts";
import { programmeSummarySchema, summaryOf } from "../views/programme-summary.ts";

/** What GET /programmes answers. */
const programmeListSchema = z.strictObject({ ...answeredMembers, programmes: z.array(programmeSummarySchema) });

/** GET /programmes: every programme with its dates. */
export function listProgrammes({ content, today }: ApiDeps): Endpoint {
  return endpoint({
    id: "listProgrammes",
    method: "GET",
    path: "/programmes",
    summary: "All programmes",
    description:
      "Every programme, what it gives, to whom, whether a file can be handed in, and the documents it rests on.",
    asks: { path: nothing, query: z.strictObject(askedMembers({ content })) },
    answers: programmeListSchema,
    examples: [
      { name: "programmes", summary: "As of a day", asked: { query: { lang: "en", asOf: "2021-11-01" } } },
      {
        name: "wrong-language",
        summary: "A language that is not spoken here",
        status: 400,
        asked: { query: { lang: "e" } },
      },
    ],
    answer: ({ query }, edition) => {
      const asOf = query.asOf ?? today();
      const programmes = [...content.programmes.values()].map((programme) => summaryOf(programme, asOf, edition));
      return { asOf, lang: edition.lang, content: content.version, programmes };
    },
  });
}
