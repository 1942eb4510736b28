/**
 * The description of the interface (OpenAPI 3.1), made of the endpoints themselves: the schemas that read calls, those of
 * their answers, and examples that were really asked while the document was made.
 */
import { z } from "zod";
import type { Content } from "../content/content.ts";
import type { Endpoint, Example } from "./endpoint.ts";
import { answerSchemas, type JsonSchema, requestSchema } from "./json-schema-of.ts";
import { languageAsked } from "./language-asked.ts";
import { components } from "./openapi-components.ts";
import { Problem, problemBody, problemStatus } from "./problem.ts";

const description = `Rules of support and benefits, as the department's assistant knows them: read them, and ask them about a person.

- There is no sign-in and no cookie; any origin may call. Nothing that is sent is stored or logged.
- Days are YYYY-MM-DD and those of Vietnam; sums are whole VND.
- A fact that the person does not know is null. A fact that was not asked yet is left out.
- Calls are strict: everything unknown is refused, all mistakes at once. Answers may gain members within v1: ignore what you do not know.
- GET answers carry an ETag; send it back as If-None-Match.
- Every answer is general guidance. The competent office decides the single case.`;

/** The OpenAPI 3.1 document of the endpoints. */
export function openapiDocument(endpoints: readonly Endpoint[], content: Content): JsonSchema {
  const inJson = endpoints.filter(({ file }) => !file);
  const named = { ...components, ...Object.fromEntries(inJson.map((one) => [answerName(one), one.answers])) };
  return {
    openapi: "3.1.0",
    info: { title: "An Sinh", version: "1", description, license: { name: "UNLICENSED" } },
    servers: [{ url: "/api/v1" }],
    security: [],
    paths: Object.fromEntries(
      endpoints.map((one) => [one.path, { [one.method.toLowerCase()]: operationOf(one, content) }]),
    ),
    components: { schemas: answerSchemas(named) },
  };
}

function answerName({ id }: Endpoint): string {
  return `${id.charAt(0).toUpperCase()}${id.slice(1)}Answer`;
}

function operationOf(endpoint: Endpoint, content: Content): JsonSchema {
  const { id, summary, description: text, examples, asks, method, file } = endpoint;
  const { body } = asks.shape;
  return {
    operationId: id,
    summary,
    description: text,
    parameters: [...parametersOf(endpoint, "path"), ...parametersOf(endpoint, "query")],
    ...(body
      ? {
          requestBody: {
            required: true,
            content: {
              "application/json": {
                schema: requestSchema(body),
                examples: Object.fromEntries(
                  examples.map(({ name, summary: shown, asked }) => [name, { summary: shown, value: asked.body }]),
                ),
              },
            },
          },
        }
      : {}),
    responses: {
      200: answered(endpoint, content),
      ...(method === "GET" && !file
        ? { 304: { description: "Nothing has changed since the answer of If-None-Match." } }
        : {}),
      ...refusalsOf(endpoint, content),
    },
  };
}

function parametersOf({ asks, examples }: Endpoint, place: "path" | "query"): JsonSchema[] {
  const part = asks.shape[place];
  if (!(part instanceof z.ZodObject)) return [];
  return Object.entries(part.shape).map(([name, schema]) => {
    const { description: text, ...rest } = requestSchema(schema);
    const shown = examples.flatMap((one) => {
      const value = one.asked[place]?.[name];
      return value === undefined ? [] : [[one.name, { value }] as const];
    });
    return {
      name,
      in: place,
      required: !schema.safeParse(undefined).success,
      ...(text === undefined ? {} : { description: text }),
      schema: rest,
      ...(shown.length > 0 ? { examples: Object.fromEntries(shown) } : {}),
    };
  });
}

function answered(endpoint: Endpoint, content: Content): JsonSchema {
  if (endpoint.file)
    return { description: "A file.", content: { [endpoint.file.type]: { schema: requestSchema(endpoint.answers) } } };
  const schema = { $ref: `#/components/schemas/${answerName(endpoint)}` };
  const media = { schema, ...examplesOf(endpoint, undefined, content) };
  return { description: "The answer.", content: { "application/json": media } };
}

/** Statuses of refusals, with what they mean. */
const refusals = {
  400: "Something in the call cannot be used; every mistake is named.",
  404: "There is nothing of this name.",
  413: "The body is larger than 64 KB.",
  415: "The body is not application/json.",
  429: "Too many calls from this address; Retry-After says how long to wait.",
} as const;

function refusalsOf(endpoint: Endpoint, content: Content): JsonSchema {
  const { path, body } = endpoint.asks.shape;
  const hasPath = path instanceof z.ZodObject && Object.keys(path.shape).length > 0;
  const statuses = [400, ...(hasPath ? [404] : []), ...(body ? [413, 415] : []), 429] as (keyof typeof refusals)[]; // all are keys
  return Object.fromEntries(
    statuses.map((status) => {
      const media = { schema: { $ref: "#/components/schemas/Problem" }, ...examplesOf(endpoint, status, content) };
      return [status, { description: refusals[status], content: { "application/problem+json": media } }];
    }),
  );
}

/** What the examples of a status answer. */
function examplesOf(endpoint: Endpoint, status: number | undefined, content: Content): JsonSchema {
  const shown = endpoint.examples.filter((one) => one.status === status);
  if (shown.length === 0) return {};
  return {
    examples: Object.fromEntries(
      shown.map((one) => [one.name, { summary: one.summary, value: answerTo(endpoint, one, content) }]),
    ),
  };
}

function answerTo(endpoint: Endpoint, { name, status, asked }: Example, content: Content): unknown {
  const call = { path: {}, query: {}, ...asked };
  const edition = { content, lang: languageAsked(call, content.languages) };
  try {
    return endpoint.answer(call, edition);
  } catch (error) {
    if (!(error instanceof Problem) || problemStatus[error.code] !== status)
      throw new Error(`The example "${name}" of ${endpoint.path} is answered otherwise than it says`, { cause: error });
    return problemBody(error, edition);
  }
}
