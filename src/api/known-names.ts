import { z } from "zod";

/** The members that the object at a place of a schema has; none where there is no object. */
export function knownNames(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  const found = path.reduce<z.core.$ZodType | undefined>(memberOf, schema);
  const object = found && unwrapped(found);
  return object instanceof z.ZodObject ? Object.keys(object.shape) : [];
}

function memberOf(schema: z.core.$ZodType | undefined, key: PropertyKey): z.core.$ZodType | undefined {
  const object = schema && unwrapped(schema);
  return object instanceof z.ZodObject ? object.shape[String(key)] : undefined;
}

function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodOptional ? unwrapped(schema.unwrap()) : schema;
}
