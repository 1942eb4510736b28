import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AppError } from "../../src/errors.ts";
import { openDatabase } from "../../src/storage/database.ts";
import { startEmbeddedPostgres } from "../../src/storage/embedded-postgres.ts";
import { silentLog } from "../../src/storage/log.ts";
import { openStorage } from "../../src/storage/open-storage.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { caseRulesOn } from "../case-rules.ts";
import { sampleEvent, sampleTurn } from "./sample-turn.ts";
import { createTestDatabase, type TestDatabase, testDay, testStorageConfig } from "./test-database.ts";

const away = new AppError("STORAGE_UNAVAILABLE", "The database cannot be reached at the moment.");

describe("Storage while the database is away", () => {
  let dataDir: string;
  let storage: Storage;
  let start: () => ReturnType<typeof startEmbeddedPostgres>;
  let server: Awaited<ReturnType<typeof startEmbeddedPostgres>>;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "an-sinh-away-"));
    start = () => startEmbeddedPostgres({ dataDir, log: silentLog });
    server = await start();
    const { host, user, password } = server.connection;
    const url = `postgresql://${user}:${password}@localhost/postgres?host=${encodeURIComponent(host)}`;
    storage = await openStorage(testStorageConfig(url), silentLog, { cases: caseRulesOn(testDay) });
  });

  afterAll(async () => {
    await storage.close();
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it("says so in every store, and works again when it is back", async () => {
    const event = sampleEvent();
    const seen = await storage.turns.load("web", event.address);
    await storage.staff.count();
    await server.stop();
    const lan = { staffId: "6f1c1d3e-0000-4000-8000-000000000000" };
    for (const tried of [
      () => storage.turns.load("web", "a"),
      () => storage.turns.commit(sampleTurn(seen, event)),
      () => storage.turns.keep(event),
      () => storage.outbox.messagesAfter("web", "a", 0, 1),
      () => storage.lookUps.caseByCode("K7MQ2"),
      () => storage.staff.count(),
      () => storage.staff.accept("hash", { login: "a", name: "a", passwordHash: "a" }),
      () => storage.staff.setDisabled(lan, lan.staffId, true),
      () => storage.desk.list({ limit: 1 }),
      () => storage.desk.move(lan, lan.staffId, { move: "take" }),
      () => storage.sweep(),
    ]) {
      await expect(tried()).rejects.toThrow(away);
    }
    expect(await storage.health()).toEqual({ database: false, keptOldestSeconds: null });
    server = await start();
    expect((await storage.turns.commit(sampleTurn(seen, event))).outcome).toBe("committed");
    expect(await storage.staff.count()).toBe(0);
    expect(await storage.health()).toEqual({ database: true, keptOldestSeconds: null });
  });
});

describe("Failed statements", () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase();
  });
  afterAll(() => db.drop());

  it("are named without the values they carried", async () => {
    const database = openDatabase({ connectionString: db.url }, 2, silentLog);
    const failing = [
      {
        text: "insert into staff (id, login, name, roles, password_hash) values ($1, 'bí mật', 'x', '{x}', 'x'), ($1, 'bí mật', 'x', '{x}', 'x')",
        values: ["6f1c1d3e-0000-4000-8000-000000000000"],
      },
      { text: "select $1::uuid", values: ["bí mật"] },
      { text: "select 'bí mật' from nowhere", values: [] },
    ];
    const errors = await Promise.all(
      failing.map((statement) => database.query(statement).catch((error: unknown) => error)),
    );
    expect(errors.map(String)).toEqual([
      "StatementRefused: PostgreSQL refused a statement (23505, staff, staff_pkey, _bt_check_unique)",
      "StatementRefused: PostgreSQL refused a statement (22P02, string_to_uuid)",
      "StatementRefused: PostgreSQL refused a statement (42P01, parserOpenTable)",
    ]);
    expect(errors.map((error) => Object.values(error as object)).join()).not.toContain("bí mật");
    await database.close();
  });

  it("of Prisma are named without their values too", async () => {
    const error = await db.storage.staff
      .openSession({
        hash: "bí mật",
        staffId: "6f1c1d3e-0000-4000-8000-000000000000",
        device: "",
        expiresAt: new Date().toISOString(),
      })
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(`${error} ${JSON.stringify(error)} ${(error as Error).stack}`).not.toContain("bí mật");
  });

  it("let other work go on when all connections are cut", async () => {
    const turns = db.storage.turns;
    await Promise.all(Array.from({ length: 10 }, (_, i) => turns.load("web", `address-${i}`)));
    const cut = new pg.Client({ connectionString: db.url });
    await cut.connect();
    await cut.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
    );
    await cut.end();
    const loaded = (): Promise<number> =>
      turns.load("web", "address-1").then(
        (one) => one.version,
        () => loaded(),
      );
    expect(await loaded()).toBe(0);
  });
});
