import { promiseDay, promisedDays } from "../rules/cases/promise.ts";
import type { Talk } from "./talk.ts";

/** Parameter of a conversation's texts: the last day of the promise that is given today. */
export const PROMISED_DAY = "promisedDay";

/** The last day of the service's promise that is given today; to a case with a sign of danger its own. */
export function promisedBy({ content, sources }: Talk, urgent = false): string {
  return promiseDay(content.calendar, sources.today, promisedDays(content.service, urgent));
}
