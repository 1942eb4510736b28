import type { z } from "zod";

/** What a zod schema says about itself, as far as it is needed to find the keys of an object. */
interface Definition {
  type: string;
  shape?: Record<string, z.core.$ZodType>;
  options?: readonly z.core.$ZodType[];
  element?: z.core.$ZodType;
  valueType?: z.core.$ZodType;
  innerType?: z.core.$ZodType;
  in?: z.core.$ZodType;
  left?: z.core.$ZodType;
  right?: z.core.$ZodType;
  items?: readonly z.core.$ZodType[];
  getter?: () => z.core.$ZodType;
}

/** The keys a schema knows at a path, over all its variants; for "did you mean". */
export function keysAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  let variants = unwrap(schema);
  for (const key of path) variants = variants.flatMap((variant) => step(variant, key));
  return [...new Set(variants.flatMap((variant) => Object.keys(variant.shape ?? {})))];
}

/** The variants of a schema below optional, default, lazy, transform, union and intersection. */
function unwrap(schema: z.core.$ZodType | undefined): Definition[] {
  if (!schema) return [];
  // zod types the definition per class; these fields are read only where present.
  const definition = schema._zod.def as unknown as Definition;
  const inner = [
    definition.innerType,
    definition.in,
    definition.left,
    definition.right,
    definition.getter?.(),
    ...(definition.options ?? []),
  ].filter((part) => part !== undefined);
  return inner.length > 0 ? inner.flatMap(unwrap) : [definition];
}

function step(variant: Definition, key: PropertyKey): Definition[] {
  if (variant.shape) return unwrap(variant.shape[String(key)]);
  if (variant.items) return unwrap(variant.items[Number(key)]);
  return unwrap(variant.element ?? variant.valueType);
}
