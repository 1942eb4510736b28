/** Gives the placeholder of a value, with its type. */
export type Place = (value: unknown, type: string) => string;

/** Values of a statement and their placeholders. */
export function placeholders(): { values: unknown[]; at: Place } {
  const values: unknown[] = [];
  return { values, at: (value, type) => `$${values.push(value)}::${type}` };
}
