import type pg from "pg";
import type { Database } from "./database.ts";

/** Pause before a lost connection is made anew. */
const againMs = 5_000;

/**
 * Calls back with every notification on a channel of PostgreSQL, over a connection of its own that is made anew when it
 * is lost. Notifications only make things quicker: whoever listens also looks from time to time.
 */
export async function listenTo(
  database: Database,
  channel: string,
  told: (payload: string) => void,
): Promise<{ stop(): Promise<void> }> {
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const later = () => {
    client = null;
    // Called twice when the connection ends while it begins to listen.
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => connect().catch(later), againMs).unref();
  };
  const connect = async () => {
    const made = await database.connect();
    made.on("notification", ({ payload }) => told(payload ?? ""));
    made.once("end", later);
    await made.query(`listen ${channel}`);
    client = made;
    if (stopped) await made.end();
  };
  await connect().catch(later);
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
}
