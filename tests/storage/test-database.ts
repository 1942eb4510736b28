/** A migrated database of its own for a test file, on the server that embedded-server.ts started. */
import { createHash, randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { inject } from "vitest";
import { silentLog } from "../../src/storage/log.ts";
import { openStorage, type StorageConfig } from "../../src/storage/open-storage.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { caseRulesOn } from "../case-rules.ts";
import { createDatabaseOn, dropDatabaseOn } from "./database-server.ts";

/** A database with an open Storage on it. */
export interface TestDatabase {
  storage: Storage;
  /** Settings with which further Storages can be opened on the same database, as another process would. */
  config: StorageConfig;
  url: string;
  /** Rows of a statement, for looking at what was stored. */
  // biome-ignore lint/suspicious/noExplicitAny: a test names the columns it selects.
  query(text: string, values?: unknown[]): Promise<any[]>;
  /** Closes the storage and drops the database. */
  drop(): Promise<void>;
}

/** The master key of the tests. */
export const testMasterKey = createHash("sha256").update("An Sinh tests").digest("base64url");

/** The legal day of the tests: the day after everything was sent. */
export const testDay = "2026-03-05";

/** A new migrated database and the storage on it. Call `drop` in afterAll. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const url = await createDatabase(inject("testServer").template);
  const config = testStorageConfig(url);
  const storage = await openStorage(config, silentLog, { cases: caseRulesOn(testDay) });
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  pool.on("error", () => undefined);
  return {
    storage,
    config,
    url,
    query: async (text, values) => (await pool.query(text, values)).rows,
    async drop() {
      await pool.end();
      await storage.close();
      await dropDatabase(url);
      await rm(config.dataDir, { recursive: true, force: true });
    },
  };
}

/** A new database, empty or copied from a template; its address. */
export async function createDatabase(template?: string): Promise<string> {
  return createDatabaseOn(inject("testServer").url, `an_sinh_test_${randomBytes(6).toString("hex")}`, template);
}

/** Drops a database, whoever is still connected to it. */
export async function dropDatabase(url: string): Promise<void> {
  await dropDatabaseOn(inject("testServer").url, url);
}

/** Storage settings for a database of the tests, with a data folder of its own: its anchors fit no other database. */
export function testStorageConfig(databaseUrl: string): StorageConfig {
  return {
    databaseUrl,
    databasePool: 10,
    masterKey: testMasterKey,
    dataDir: join(tmpdir(), `data-of-${new URL(databaseUrl).pathname.slice(1)}`),
    host: "127.0.0.1",
  };
}
