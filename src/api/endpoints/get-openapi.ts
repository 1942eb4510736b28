import { z } from "zod";
import type { ApiDeps } from "../api-deps.ts";
import { type Endpoint, endpoint, nothing } from "../endpoint.ts";
import { openapiDocument } from "../openapi-document.ts";

const documentSchema = z.looseObject({ openapi: z.string(), info: z.looseObject({}), paths: z.looseObject({}) });

/** GET /openapi.json: the description of all endpoints, this one among them. It is made when first asked for. */
export function getOpenapi({ content }: ApiDeps, others: readonly Endpoint[]): Endpoint {
  let document: z.infer<typeof documentSchema> | undefined;
  const itself = endpoint({
    id: "getOpenapi",
    method: "GET",
    path: "/openapi.json",
    summary: "This description",
    description: "The description of the interface as OpenAPI 3.1.",
    asks: { path: nothing, query: nothing },
    answers: documentSchema,
    examples: [],
    answer: () => {
      document ??= documentSchema.parse(openapiDocument([...others, itself], content));
      return document;
    },
  });
  return itself;
}
