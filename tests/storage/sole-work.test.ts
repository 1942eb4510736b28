import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "../../src/storage/database.ts";
import { silentLog } from "../../src/storage/log.ts";
import { createSoleWork } from "../../src/storage/sole-work.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { until } from "./sending.ts";
import { createSharedDatabase, type SharedDatabase } from "./shared-database.ts";

let db: SharedDatabase;

beforeAll(async () => {
  db = await createSharedDatabase();
});

afterAll(() => db.drop());

async function taken(storage: Storage, name: string) {
  const work = await storage.soleWork.take(name);
  if (!work) throw new Error(`nobody else does ${name} in this test`);
  return work;
}

const mayTake = async (storage: Storage, name: string): Promise<boolean> => {
  const work = await storage.soleWork.take(name);
  await work?.release();
  return work !== null;
};

async function connections(): Promise<number> {
  const [{ n }] = await db.query(
    "select count(*)::int as n from pg_stat_activity where datname = current_database() and query like '%pg_try_advisory_lock%' and pid <> pg_backend_pid()",
  );
  return n;
}

describe("SoleWork", () => {
  it("gives work to one taker, and null to the next, in this process and in another", async () => {
    const work = await taken(db.storage, "updates");
    expect([await db.storage.soleWork.take("updates"), await db.other.soleWork.take("updates")]).toEqual([null, null]);
    expect(await mayTake(db.other, "something else")).toBe(true);
    expect(work.lost.aborted).toBe(false);
    await work.release();
    await until(() => mayTake(db.other, "updates"));
  });

  it("gives it to exactly one of many who ask at once", async () => {
    const asked = await Promise.all(
      Array.from({ length: 10 }, (_, index) => (index % 2 ? db.other : db.storage).soleWork.take("rush")),
    );
    const works = asked.filter((work) => work !== null);
    expect(works).toHaveLength(1);
    await works[0]?.release();
    await until(async () => (await connections()) === 0);
  });

  it("says that it is lost when its connection ends, and another may take it", async () => {
    const work = await taken(db.storage, "fragile");
    await db.query(
      "select pg_terminate_backend(l.pid) from pg_locks l join pg_database d on d.oid = l.database where d.datname = current_database() and l.locktype = 'advisory'",
    );
    await until(() => work.lost.aborted);
    await until(() => mayTake(db.other, "fragile"));
    await work.release();
  });

  it("says that the database cannot be reached when the connection ends while it asks", async () => {
    const database = openDatabase({ connectionString: db.url }, 2, silentLog);
    const connect = async () => {
      const client = await database.connect();
      await client.end();
      return client;
    };
    await expect(createSoleWork({ ...database, connect }).take("unlucky")).rejects.toMatchObject({
      code: "STORAGE_UNAVAILABLE",
    });
    await database.close();
  });
});
