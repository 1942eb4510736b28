import { isStorageUnavailable } from "../errors.ts";
import { framesOf } from "./frames-of.ts";
import type { Tally } from "./probe.ts";
import { Stumbles } from "./stumbles.ts";

/** What taking the events of a platform with care needs. */
export interface CarefulParts<E> {
  channel: string;
  /** What the log calls an event: "an update". */
  called: string;
  take(event: E): Promise<void>;
  /** The same for the same event, however often the platform brings it. */
  keyOf(event: E): string;
  tally: Tally;
  log: { error(details: object, message: string): void };
}

/**
 * Takes events as `take` does, but gives one up that fails by a bug again and again: a platform brings it anew for a long
 * time, holds back what follows (Telegram) or switches us off for it in the end (Zalo). Nothing of it is logged. Throws
 * what `take` throws as long as the event shall come again.
 */
export function carefully<E>({ channel, called, ...parts }: CarefulParts<E>): (event: E) => Promise<void> {
  const { log, tally } = parts;
  const stumbles = new Stumbles();
  return async (event) => {
    try {
      await parts.take(event);
    } catch (error) {
      if (isStorageUnavailable(error)) throw error;
      log.error({ channel, stack: framesOf(error) }, `${called} could not be taken`);
      if (!stumbles.again(parts.keyOf(event))) throw error;
      tally.count("received", channel, "failed");
      log.error({ channel }, `${called} was given up after several tries`);
    }
  };
}
