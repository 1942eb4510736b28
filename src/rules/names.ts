import { z } from "zod";

/** Name of a fact: camelCase, such as contractEndedOn. It is also the key of its words. */
export const factNameSchema = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9]*$/, "must be a name in camelCase, such as contractEndedOn");

/** Name of anything else in a rule: kebab-case, such as long-enough. It is also the key of its words. */
export const idSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be small letters and digits joined by hyphens, such as long-enough");

type CamelCase<Text extends string> = Text extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Text;

/** An object of YAML with its keys as TypeScript writes them: `asked-when` becomes `askedWhen`. */
export type CamelKeys<Value> = { [Key in keyof Value as Key extends string ? CamelCase<Key> : Key]: Value[Key] };

/** Renames the keys of one level from kebab-case to camelCase. */
export function camelKeys<Value extends object>(value: Value): CamelKeys<Value> {
  const entries = Object.entries(value).map(([key, inner]) => [
    key.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    inner,
  ]);
  // Object.fromEntries forgets the names; CamelKeys says the same renaming in types.
  return Object.fromEntries(entries) as CamelKeys<Value>;
}
