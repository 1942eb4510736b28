import type { Claim } from "./claim.ts";
import type { LineNumber } from "./lines.ts";
import type { NumberOfBothLaws } from "./parameters-read.ts";

/** The numbers of the law that the words of conditions, and of what is left to who is refused, may name. */
const numbersTold = {
  needed: "unemployment-months-needed",
  window: "unemployment-months-window",
  shortWindow: "unemployment-months-window-short-contract",
  filing: "unemployment-filing-months",
  trainingNeeded: "training-months-needed",
  trainingWindow: "training-months-window",
} as const satisfies Record<string, NumberOfBothLaws>;

/** Numbers of the law by the names that texts use, all of them months. */
export type ToldNumbers = Record<keyof typeof numbersTold, LineNumber>;

/** The names of the numbers that the words of conditions may use. */
export const conditionValues = {
  "filed-in-time": ["filing"],
  "months-in-window": ["needed", "window", "shortWindow"],
} as const satisfies Record<string, readonly (keyof ToldNumbers)[]>;

/** The numbers as the law of this case has them. */
export function toldNumbers(claim: Claim): ToldNumbers {
  const months = (name: NumberOfBothLaws): LineNumber => ({ value: claim.lawNumber(name), unit: "months" });
  return {
    needed: months(numbersTold.needed),
    window: months(numbersTold.window),
    shortWindow: months(numbersTold.shortWindow),
    filing: months(numbersTold.filing),
    trainingNeeded: months(numbersTold.trainingNeeded),
    trainingWindow: months(numbersTold.trainingWindow),
  };
}
