import { type Day, nextDay } from "./day.ts";
import type { Programme } from "./programme.ts";

/** Whether a file can be handed in: `since` is the first day of that state, `lastDay` the last day for a file. */
export interface FilingWindow {
  status: "open" | "closed" | "not-yet";
  /** Open: the first day. Closed: the day after the last. Not yet: the day it will open. */
  since: Day;
  /** Left out where the law sets no end. */
  lastDay?: Day;
}

/** Whether a file can be handed in on a day. */
export function filingWindow({ filing }: Pick<Programme, "filing">, today: Day): FilingWindow {
  const lastDay = filing.until === undefined ? {} : { lastDay: filing.until };
  if (today < filing.from) return { status: "not-yet", since: filing.from, ...lastDay };
  if (filing.until === undefined || today <= filing.until) return { status: "open", since: filing.from, ...lastDay };
  return { status: "closed", since: nextDay(filing.until), ...lastDay };
}
