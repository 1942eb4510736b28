import type { FactDefinition } from "../rules/fact.ts";
import type { Allowed } from "./mistake.ts";

/** Most values that a sentence names. */
const valuesAtMost = 20;

/** What may be sent for a fact; null is always among it. */
export function allowedForFact({ type, options = [], min = 0, max, earliest, latest, none }: FactDefinition): Allowed {
  switch (type) {
    case "yes-no":
      return { values: [true, false, null] };
    case "choice":
      return { values: [...options, null] };
    case "date":
      return { values: none ? ["none", null] : [null], days: { from: earliest, until: latest } };
    default:
      return { values: [null], numbers: { from: min, until: max } };
  }
}

/** What is allowed, in one line that needs no language: "at-work", "never", null; 0 … 240, null. */
export function allowedInWords({ values = [], days, numbers }: Allowed): string {
  return [
    ...(days ? ["YYYY-MM-DD", ...range(days.from, days.until)] : []),
    ...(numbers ? range(numbers.from, numbers.until) : []),
    ...values.slice(0, valuesAtMost).map((value) => JSON.stringify(value)),
    ...(values.length > valuesAtMost ? ["…"] : []),
  ].join(", ");
}

function range(from: string | number | undefined, until: string | number | undefined): string[] {
  return from === undefined && until === undefined ? [] : [`${from ?? ""} … ${until ?? ""}`.trim()];
}
