import { silentLog } from "../../src/storage/log.ts";
import { openStorage, type StorageOptions } from "../../src/storage/open-storage.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

/** A test database on which two processes work. */
export interface SharedDatabase extends TestDatabase {
  /** Storage of the other process. */
  other: Storage;
}

/** A new migrated database and two storages on it; the options are those of the other one. Call `drop` in afterAll. */
export async function createSharedDatabase(options?: StorageOptions): Promise<SharedDatabase> {
  const database = await createTestDatabase();
  const other = await openStorage(database.config, silentLog, options);
  return {
    ...database,
    other,
    async drop() {
      await other.close();
      await database.drop();
    },
  };
}
