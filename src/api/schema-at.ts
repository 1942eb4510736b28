import { z } from "zod";

/** The schema of the value at a place below a schema, without what wraps it; nothing where none is known. */
export function schemaAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): z.core.$ZodType | undefined {
  return path.reduce<z.core.$ZodType | undefined>((found, key) => found && partOf(found, key), unwrapped(schema));
}

function partOf(schema: z.core.$ZodType, key: PropertyKey): z.core.$ZodType | undefined {
  const part =
    schema instanceof z.ZodObject && Object.hasOwn(schema.shape, key)
      ? schema.shape[String(key)]
      : schema instanceof z.ZodArray
        ? schema.element
        : undefined;
  return part && unwrapped(part);
}

function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional) return unwrapped(schema.unwrap());
  return schema instanceof z.ZodPipe ? unwrapped(schema.out) : schema;
}
