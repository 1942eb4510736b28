/** The years named anywhere in a result because their days off are not known, each once, in order. */
export function yearsNotKnown(found: unknown): number[] {
  return [...new Set(namedYears(found))].sort((a, b) => a - b);
}

function namedYears(found: unknown): number[] {
  if (typeof found !== "object" || found === null) return [];
  if ("yearNotKnown" in found && typeof found.yearNotKnown === "number") return [found.yearNotKnown];
  return Object.values(found).flatMap(namedYears);
}
