import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Allowance, codesOf, codesOfHouse } from "../../src/conversation/allowances.ts";
import { silentLog } from "../../src/storage/log.ts";
import { openStorage } from "../../src/storage/open-storage.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

let db: TestDatabase;
/** Another process on the same database. */
let other: Storage;

beforeAll(async () => {
  db = await createTestDatabase();
  other = await openStorage(db.config, silentLog);
});
afterAll(async () => {
  await other.close();
  await db.drop();
});

const of = (who: string): Allowance => ({ of: "code", who, atOnce: 3, perMinute: 6 });

describe("allowances", () => {
  it("are counted for all processes together, and come back with time", async () => {
    const one = of("network 192.0.2.0");
    const waits = [];
    for (const { allowances } of [db.storage, other, db.storage, other]) waits.push(await allowances.take(one));
    expect(waits).toEqual([0, 0, 0, 10]);
    expect(await db.storage.allowances.take(of("network 192.0.2.1"))).toBe(0);
    await db.query("update code_allowance set at = at - interval '11 seconds'");
    expect([await other.allowances.take(one), await other.allowances.take(one)]).toEqual([0, 9]);
  });

  it("are not used up by what is given back, nor by many at the same moment beyond what there is", async () => {
    const one = of("network 198.51.100.0");
    for (let n = 0; n < 5; n += 1) {
      expect(await db.storage.allowances.take(one)).toBe(0);
      await other.allowances.giveBack(one);
    }
    const waits = await Promise.all(
      Array.from({ length: 20 }, (_, n) => [db.storage, other][n % 2]?.allowances.take(one)),
    );
    expect(waits.filter((wait) => wait === 0)).toHaveLength(3);
  });

  it("tell by how much more was spent than there is", async () => {
    for (let n = 0; n < 70; n += 1) await db.storage.allowances.spend(codesOfHouse);
    expect(Math.round(await other.allowances.left(codesOfHouse))).toBe(-10);
    expect(await other.allowances.left(codesOf("network new"))).toBe(30);
  });

  it("are kept under keyed hashes only, and for an hour", async () => {
    const rows = await db.query("select who_hash from code_allowance");
    expect(rows.map(({ who_hash: hash }) => hash.length)).toEqual(rows.map(() => 32));
    await db.query("update code_allowance set at = now() - interval '61 minutes'");
    await db.storage.sweep();
    expect(await db.query("select 1 from code_allowance")).toEqual([]);
  });
});
