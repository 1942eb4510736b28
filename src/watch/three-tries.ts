import { setTimeout as pause } from "node:timers/promises";

const TRIES = 3;

/** Does work that may fail for a moment: at most three times, with a pause between. Throws what the last try threw. */
export async function threeTries(work: () => Promise<void>, pauseMs: number): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await work();
    } catch (error) {
      if (tried === TRIES) throw error;
      await pause(pauseMs, undefined, { ref: false });
    }
  }
}
