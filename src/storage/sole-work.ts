import type { SoleWork } from "../conversation/delivery.ts";
import type { Database } from "./database.ts";
import { storageError } from "./storage-error.ts";

/** Work for one process of all, by advisory locks of PostgreSQL: each lives as long as the connection that took it. */
export function createSoleWork(database: Database): SoleWork {
  return {
    async take(name) {
      const client = await database.connect();
      const lost = new AbortController();
      client.once("end", () => lost.abort());
      const lock = "select pg_try_advisory_lock(hashtextextended('an-sinh ' || $1, 0)) as taken";
      const { rows } = await client.query<{ taken: boolean }>(lock, [name]).catch(async (error) => {
        await client.end().catch(() => undefined);
        throw storageError(error);
      });
      if (!rows[0]?.taken) {
        await client.end();
        return null;
      }
      return { lost: lost.signal, release: () => client.end() };
    },
  };
}
