import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { InjectOptions } from "fastify";
import { describe, expect, it } from "vitest";
import { apiServer, content } from "./api-server.ts";

type Json = ReturnType<typeof JSON.parse>;

const { app } = await apiServer();
const document: Json = (await app.inject({ url: "/api/v1/openapi.json" })).json();

interface Shown {
  /** "POST /eligibility answered". */
  title: string;
  status: string;
  request: InjectOptions;
  /** What the document says is answered. */
  value: Json;
  schema: Json;
}

/** Every example of the document, with the call that it stands for. */
function examples(): Shown[] {
  return Object.entries<Json>(document.paths).flatMap(([path, methods]) =>
    Object.entries<Json>(methods).flatMap(([method, operation]) =>
      Object.entries<Json>(operation.responses).flatMap(([status, response]) =>
        Object.entries<Json>(response.content ?? {}).flatMap(([, { schema, examples: shown = {} }]) =>
          Object.entries<Json>(shown).map(([name, { value }]) => ({
            title: `${method.toUpperCase()} ${path} ${name}`,
            status,
            request: requestOf({ method, path, operation }, name),
            value,
            schema,
          })),
        ),
      ),
    ),
  );
}

/** The call that is documented under a name: its parameters and its body have examples of the same name. */
function requestOf({ method, path, operation }: { method: string; path: string; operation: Json }, name: string) {
  const given = operation.parameters.flatMap((parameter: Json) =>
    name in (parameter.examples ?? {}) ? [{ ...parameter, value: parameter.examples[name].value }] : [],
  );
  const query = Object.fromEntries(
    given.filter((one: Json) => one.in === "query").map((one: Json) => [one.name, one.value]),
  );
  const url = given
    .filter((one: Json) => one.in === "path")
    .reduce((text: string, one: Json) => text.replace(`{${one.name}}`, one.value), `/api/v1${path}`);
  const body = operation.requestBody?.content["application/json"].examples[name].value;
  return {
    method: method.toUpperCase(),
    url,
    query,
    ...(body === undefined ? {} : { payload: body }),
  } as InjectOptions;
}

/** The document with every object closed, so that a member that is not described is found. */
function closed(value: Json): Json {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== "object" || value === null) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, closed(one)]));
  const isObject = inner.type === "object" && inner.properties && !("additionalProperties" in inner);
  return isObject ? { ...inner, additionalProperties: false } : inner;
}

const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema({ $id: "https://ansinh.example/answers", components: closed(document.components) });

function mistakesIn(value: Json, { $ref }: Json): unknown {
  const address = `https://ansinh.example/answers${$ref}`;
  const check = ajv.getSchema(address) ?? ajv.compile({ $ref: address });
  return check(value) ? [] : check.errors;
}

describe("GET /api/v1/openapi.json", () => {
  it("is a valid OpenAPI 3.1 document", async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(document));
    expect({ valid, errors, version: document.openapi }).toEqual({ valid: true, errors: undefined, version: "3.1.0" });
  });

  it("would be found out if it were not", async () => {
    const { valid } = await new Validator().validate({
      ...structuredClone(document),
      paths: { "/a": { get: {} }, b: 1 },
    });
    expect(valid).toBe(false);
  });

  it("describes every endpoint, each with an example of an answer and of a refusal", () => {
    const shown = examples().map(({ title, status }) => `${title.split(" ").slice(0, 2).join(" ")} ${status}`);
    expect(Object.keys(document.paths)).toEqual([
      "/programmes",
      "/programmes/{id}",
      "/eligibility",
      "/unemployment-benefit",
      "/deadlines",
      "/calendar.ics",
      "/places",
      "/bodies",
      "/search",
      "/topics/{id}",
      "/openapi.json",
    ]);
    expect([...new Set(shown)]).toEqual([
      "GET /programmes 200",
      "GET /programmes 400",
      "GET /programmes/{id} 200",
      "GET /programmes/{id} 404",
      "POST /eligibility 200",
      "POST /eligibility 400",
      "POST /unemployment-benefit 200",
      "POST /unemployment-benefit 400",
      "POST /deadlines 200",
      "POST /deadlines 400",
      "GET /calendar.ics 400",
      "GET /places 200",
      "GET /places 400",
      "GET /bodies 200",
      "GET /search 200",
      "GET /search 400",
      "GET /topics/{id} 200",
      "GET /topics/{id} 404",
    ]);
  });

  it("lists every fact with what may be sent for it", () => {
    const { facts } = document.paths["/eligibility"].post.requestBody.content["application/json"].schema.properties;
    const { insuredOn30September2021, nq116FiledOn, unusedMonthsBy30September2021 } = facts.properties;
    expect(insuredOn30September2021).toEqual({
      description: "On 30 September 2021, which of these was you?",
      anyOf: [{ type: "string", enum: ["at-work", "on-leave", "before", "never"] }, { type: "null" }],
    });
    expect(nq116FiledOn.anyOf).toEqual([
      {
        anyOf: [
          { type: "string", format: "date" },
          { type: "string", const: "none" },
        ],
      },
      { type: "null" },
    ]);
    expect(unusedMonthsBy30September2021.anyOf).toEqual([
      { type: "integer", minimum: 0, maximum: 240 },
      { type: "null" },
    ]);
    expect(facts.additionalProperties).toBe(false);
  });

  it.each(examples())("shows what is answered to $title, in the shape it describes", async (shown) => {
    const response = await app.inject(shown.request);
    expect([String(response.statusCode), response.json()]).toEqual([shown.status, shown.value]);
    expect(mistakesIn(response.json(), shown.schema)).toEqual([]);
  });
});

describe("the described shapes", () => {
  it("are those of every programme", async () => {
    for (const id of content.programmes.keys()) {
      const answer = (await app.inject({ url: `/api/v1/programmes/${id}` })).json();
      expect([id, mistakesIn(answer, { $ref: "#/components/schemas/GetProgrammeAnswer" })]).toEqual([id, []]);
    }
  });

  it("are those of the answer to every worked example", async () => {
    for (const { id, examples: worked } of content.programmes.values()) {
      for (const { says, asOf, facts } of worked) {
        const sent = Object.entries(facts).map(([name, value]) => [name, value === "unknown" ? null : value]);
        const payload = { asOf, programmes: [id], facts: Object.fromEntries(sent) };
        const answer = (await app.inject({ method: "POST", url: "/api/v1/eligibility", payload })).json();
        expect([says, mistakesIn(answer, { $ref: "#/components/schemas/CheckEligibilityAnswer" })]).toEqual([says, []]);
      }
    }
  });
});

describe("mistakesIn()", () => {
  it("finds a member that is not described", () => {
    const schema = { $ref: "#/components/schemas/Citation" };
    const sound = { cite: "a", text: "b", confidence: "act" };
    expect([mistakesIn(sound, schema), mistakesIn({ ...sound, more: 1 }, schema)]).toEqual([
      [],
      [expect.objectContaining({ keyword: "additionalProperties", params: { additionalProperty: "more" } })],
    ]);
  });
});
