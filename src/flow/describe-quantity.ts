import type { ParameterUnit } from "../rules/parameter.ts";
import { describeNumber } from "./describe-answer.ts";
import type { Words } from "./words.ts";

/** A number of the law with what it counts, in words of a language: "2.530.000 đồng", "10 ngày làm việc", "7,5%". */
export function describeQuantity(
  { value, unit }: { value: number; unit: ParameterUnit },
  { lang, words }: { lang: string; words: Words },
): string {
  const shown = describeNumber(value, lang);
  return unit === "count" ? shown : words(lang, `interface:quantities.${unit}`, { count: value, shown });
}
