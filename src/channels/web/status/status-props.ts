import type { PublishedMonth } from "../../../complaints/public-figures.ts";
import type { Reader } from "../page/reading-frame.tsx";
import type { WebDeps } from "../web-deps.ts";

/** What the page of figures shows. */
export interface StatusProps {
  deps: Pick<WebDeps, "words" | "knowledge" | "today" | "status">;
  reader: Reader;
  /** Newest first. */
  months: readonly PublishedMonth[];
  /** The month that is looked at; undefined while nothing is published. */
  shown: PublishedMonth | undefined;
}
