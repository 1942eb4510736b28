/** Many schedules, several at the same time. */
import type { Content } from "../../../src/content/content.ts";
import type { DatabaseServer } from "../../storage/database-server.ts";
import { type Breakage, sound } from "./breakages.ts";
import { ScheduleDatabase } from "./database.ts";
import { type Counts, noCounts } from "./journal.ts";
import { type Outcome, runSchedule } from "./schedule.ts";

/** What a campaign is. */
export interface CampaignParts {
  content: Content;
  server: DatabaseServer;
  /** Schedules, and the seed of the first; the next ones count up. */
  schedules: number;
  seed: number;
  /** How many run at the same time; the waits of one are the work of another. */
  atOnce?: number;
  breakage?: Breakage;
  /** Ends after so many schedules that broke a promise. */
  failuresAtMost?: number;
  done?(counts: Counts, outcome: Outcome): void;
}

/** Runs a campaign; gives what it counted and the schedules in which a promise was broken. */
export async function runCampaign(parts: CampaignParts): Promise<{ counts: Counts; failures: Outcome[] }> {
  const { content, server, schedules, seed, atOnce = 6, breakage = sound, failuresAtMost = 5 } = parts;
  const counts = noCounts();
  const failures: Outcome[] = [];
  let next = seed;
  const work = async () => {
    const database = await ScheduleDatabase.create(server);
    try {
      while (next < seed + schedules && failures.length < failuresAtMost) {
        const mine = next;
        next += 1;
        const outcome = await runSchedule({ seed: mine, content, database, counts, breakage });
        if (outcome.broken.length > 0) failures.push(outcome);
        parts.done?.(counts, outcome);
      }
    } finally {
      await database.drop();
    }
  };
  const workers = Array.from({ length: Math.min(atOnce, schedules) }, work);
  await Promise.allSettled(workers);
  await Promise.all(workers);
  return { counts, failures };
}

/** What a broken schedule prints: its seed, what happened in order, what was expected and found. */
export function report({ seed, broken, journal }: Outcome): string {
  return [
    `Schedule ${seed} broke ${broken.length} promises. What happened:`,
    ...journal,
    ...broken.map((line) => `✗ ${line}`),
  ].join("\n");
}
