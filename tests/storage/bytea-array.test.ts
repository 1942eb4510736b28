import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { byteaArray } from "../../src/storage/bytea-array.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

async function readBack(values: Buffer[]): Promise<{ place: string; value: Buffer }[]> {
  return db.query("select place, value from unnest($1::bytea[]) with ordinality as v(value, place)", [
    byteaArray(values),
  ]);
}

describe("byteaArray()", () => {
  it("arrives at PostgreSQL as the same values in the same order", async () => {
    const values = [Buffer.from([0, 255, 92, 120]), Buffer.alloc(0), Buffer.from("Đã nhận", "utf8")];
    const rows = await readBack(values);
    expect(rows.map(({ place, value }) => [place, value.toString("hex")])).toEqual(
      values.map((value, at) => [String(at + 1), value.toString("hex")]),
    );
  });

  it("may be empty", async () => {
    expect(await readBack([])).toEqual([]);
  });
});
