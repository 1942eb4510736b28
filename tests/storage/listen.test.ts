import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../../src/storage/database.ts";
import { listenTo } from "../../src/storage/listen.ts";
import { silentLog } from "../../src/storage/log.ts";
import { until } from "./sending.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

let db: TestDatabase;
let database: Database;

beforeAll(async () => {
  db = await createTestDatabase();
  database = openDatabase({ connectionString: db.url }, 2, silentLog);
});

afterAll(async () => {
  await database.close();
  await db.drop();
});

async function listeners(): Promise<number[]> {
  const rows = await db.query(
    "select pid from pg_stat_activity where datname = current_database() and query = 'listen a_channel'",
  );
  return rows.map(({ pid }) => pid);
}

describe("listenTo()", () => {
  it("hears what is said on its channel until it is stopped", async () => {
    const heard: string[] = [];
    const listening = await listenTo(database, "a_channel", (payload) => heard.push(payload));
    await db.query("select pg_notify('another_channel', 'zero')");
    await db.query("select pg_notify('a_channel', 'one')");
    await until(() => heard.length > 0);
    await listening.stop();
    await db.query("select pg_notify('a_channel', 'two')");
    await until(async () => (await listeners()).length === 0);
    expect(heard).toEqual(["one"]);
  });

  it("listens again, over one connection, some seconds after it lost its own", async () => {
    const heard: string[] = [];
    const listening = await listenTo(database, "a_channel", (payload) => heard.push(payload));
    const [before] = await listeners();
    await db.query("select pg_terminate_backend($1)", [before]);
    await until(async () => (await listeners()).some((pid) => pid !== before));
    await db.query("select pg_notify('a_channel', 'after')");
    await until(() => heard.length > 0);
    expect([heard, (await listeners()).length]).toEqual([["after"], 1]);
    await listening.stop();
  });

  it("begins although the database is away, and ends without having listened", async () => {
    const refused: Pick<Database, "connect"> = { connect: () => Promise.reject(new Error("away")) };
    const listening = await listenTo({ ...database, ...refused }, "a_channel", () => undefined);
    await listening.stop();
  });
});
