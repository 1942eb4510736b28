import { z } from "zod";
import type { FactDefinition } from "../rules/fact.ts";
import { askedDays } from "./asked-day.ts";
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
      return { values: none ? ["none", null] : [null], days: { from: earliest, until: latest ?? askedDays.until } };
    default:
      return { values: [null], numbers: { from: min, until: max } };
  }
}

/** What a schema takes; nothing where that is a whole object or list. */
export function allowedBy(schema: z.core.$ZodType | undefined): Allowed | undefined {
  if (schema instanceof z.ZodNullable) {
    const allowed = allowedBy(schema.unwrap());
    return allowed && { ...allowed, values: [...(allowed.values ?? []), null] };
  }
  if (schema instanceof z.ZodEnum) return { values: [...schema.options] };
  if (schema instanceof z.ZodBoolean) return { values: [true, false] };
  if (schema instanceof z.ZodISODate) return { days: askedDays };
  if (!(schema instanceof z.ZodNumber)) return undefined;
  return { numbers: { from: schema.minValue ?? 0, until: schema.maxValue ?? Number.MAX_SAFE_INTEGER } };
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
