/** Everything between "PostgreSQL answers" and "the storage may be used": version, key, migrations, secret of the house. */
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { AppError } from "../errors.ts";
import type { Address } from "./database.ts";
import { findHouseSecret, keepHouseSecret } from "./house-keys.ts";
import type { KeyRing } from "./key-ring.ts";
import type { Log } from "./log.ts";
import { assertUsable, migrate, readMigrations, whilePreparing } from "./migrate.ts";
import { isUnavailable, storageError } from "./storage-error.ts";

/** What the database is prepared with. */
export interface Preparation {
  address: Address;
  ring: KeyRing;
  dataDir: string;
  log: Log;
}

/** Migrates the database under a lock and gives its secret. Throws KEYS_WRONG before anything is written. */
export async function prepareDatabase(preparation: Preparation): Promise<Buffer> {
  const { ring, dataDir, log } = preparation;
  return withClient(preparation.address, (client) =>
    whilePreparing(client, async () => {
      await assertUsable(client);
      const found = await findHouseSecret(client, ring, dataDir);
      const applied = await migrate(client, await readMigrations());
      if (applied.length > 0) log.info({ migrations: applied }, "the database was brought up to date");
      return keepHouseSecret(client, ring, found);
    }),
  );
}

/** Does work on a connection of its own. Throws STORAGE_UNAVAILABLE with a sentence for the operator. */
export async function withClient<T>(address: Address, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...address, connectionTimeoutMillis: 10_000, application_name: "an-sinh start" });
  client.on("error", () => undefined);
  await client.connect().catch((error) => {
    throw unreachable(error);
  });
  try {
    return await work(client);
  } catch (error) {
    throw isUnavailable(error) ? unreachable(error) : storageError(error);
  } finally {
    // A server that went away must not keep the program from ending.
    await Promise.race([client.end().catch(() => undefined), sleep(2_000, undefined, { ref: false })]);
  }
}

function unreachable(error: unknown): AppError {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const reasons: Record<string, string> = {
    "28P01": "it refuses the password",
    "28000": "it refuses the user",
    "3D000": "it has no database of that name",
    ENOTFOUND: "its host name is unknown",
    ECONNREFUSED: "nothing listens there",
  };
  return new AppError(
    "STORAGE_UNAVAILABLE",
    `The database cannot be used: ${reasons[code] ?? `connecting failed${code ? ` (${code})` : ""}`}. Check DATABASE_URL and that PostgreSQL is running.`,
    { cause: error },
  );
}
