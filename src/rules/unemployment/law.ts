import type { Day } from "../day.ts";

/** The two laws on unemployment insurance: the Employment Law of 2013 and that of 2025. */
export type Law = "old" | "new";

/** First day of the new law; files not decided by the day before follow it too (Luật Việc làm 2025, điều 55 khoản 4). */
export const NEW_LAW_FROM: Day = "2026-01-01";

/** The law that a decision taken on a day follows (Luật Việc làm 2025, điều 55 khoản 4; Nghị định 374/2025, điều 43). */
export function lawOn(decisionDay: Day): Law {
  return decisionDay < NEW_LAW_FROM ? "old" : "new";
}
