import { z } from "zod";

/** A JSON Schema (draft 2020-12), as OpenAPI 3.1 has it. */
export type JsonSchema = Record<string, unknown>;

const target = "draft-2020-12";

/** What may be sent, as JSON Schema. */
export function requestSchema(schema: z.core.$ZodType): JsonSchema {
  return plain(z.toJSONSchema(schema, { target, io: "input", override: ({ jsonSchema }) => readable(jsonSchema) }));
}

/**
 * What is answered, as JSON Schema by name; named shapes refer to each other. Members may be added within v1, so nothing
 * forbids further ones.
 */
export function answerSchemas(named: Readonly<Record<string, z.ZodType>>): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    target,
    uri: (id) => `#/components/schemas/${id}`,
    override: ({ jsonSchema }) => {
      readable(jsonSchema);
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, plain(schema)]));
}

/** The format says what a day is; a pattern of 200 signs says it to nobody. */
function readable(schema: z.core.JSONSchema.BaseSchema): void {
  if (schema.format === "date") delete schema.pattern;
}

/** Within an OpenAPI document a schema has neither a dialect nor a name of its own. */
function plain(schema: object): JsonSchema {
  const { $schema: _dialect, $id: _name, ...rest } = schema as JsonSchema; // both are optional members of every schema
  return rest;
}
