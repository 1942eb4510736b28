import type { Logger } from "pino";
import type { Content } from "./content/content.ts";
import type { MessagePath } from "./conversation/receiver.ts";
import type { Storage } from "./storage/storage.ts";

/** How often kept events that a dead process left are looked for. */
const SWEEP_EVERY_MS = 5_000;
/** How often what is too old to keep is wiped. */
const TIDY_EVERY_MS = 60 * 60_000;
/** How often it is worked out anew which cases are due. */
const DUE_EVERY_MS = 10 * 60_000;
/** How often it is looked whether a month is over whose figures the public may read. */
const PUBLISH_EVERY_MS = 60 * 60_000;

/** What is done again and again. */
export interface Swept {
  content: Content;
  storage: Storage;
  path: MessagePath;
  /** Publishes the months that are over. */
  publish(): Promise<void>;
  log: Logger;
}

/** Does what every process does again and again, until the function that it gives is called. */
export function keepSweeping(swept: Swept): () => void {
  const quietly = (work: () => Promise<void>) => () => {
    work().catch((error: unknown) =>
      swept.log.warn({ code: codeOf(error) }, "a sweep failed; the next one tries again"),
    );
  };
  const every = (ms: number, work: () => Promise<void>) => setInterval(quietly(work), ms);
  const timers = [
    every(SWEEP_EVERY_MS, () => swept.path.sweep()),
    every(TIDY_EVERY_MS, () => tidy(swept)),
    every(DUE_EVERY_MS, () => swept.storage.refreshDueDays()),
    every(PUBLISH_EVERY_MS, swept.publish),
  ];
  // Cases from before there was a search, and months that were over meanwhile; what fails is tried again within the hour.
  void swept.storage.fillWords().catch(() => undefined);
  void swept.publish().catch(() => undefined);
  return () => timers.forEach(clearInterval);
}

/** Wipes what is over, and what the service promised not to keep any longer. */
async function tidy({ log, storage, content }: Swept): Promise<void> {
  await storage.sweep();
  const forgotten = await storage.forget({ ...content.service, ...content.retention });
  if (Object.values(forgotten).some((count) => count > 0)) log.info(forgotten, "deleted what was kept long enough");
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "BUG";
}
