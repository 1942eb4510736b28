import { randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "../../src/storage/database.ts";
import { eraseCase } from "../../src/storage/erase-case.ts";
import { createKeys } from "../../src/storage/keys.ts";
import { silentLog } from "../../src/storage/log.ts";
import { backup, restore, rotateKeys } from "../../src/storage/maintenance.ts";
import { openStorage, type StorageConfig } from "../../src/storage/open-storage.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { tables } from "../../src/storage/tables.ts";
import { caseRulesOn } from "../case-rules.ts";
import { sampleComplaint, sampleEvent, sampleTurn } from "./sample-turn.ts";
import { createDatabase, dropDatabase, testDay, testStorageConfig } from "./test-database.ts";

let dataDir: string;
const databases: string[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "an-sinh-backup-"));
});

afterAll(async () => {
  for (const url of databases) await dropDatabase(url);
  await rm(dataDir, { recursive: true, force: true });
});

async function emptyDatabase(more: Partial<StorageConfig> = {}): Promise<StorageConfig & { databaseUrl: string }> {
  const databaseUrl = await createDatabase();
  databases.push(databaseUrl);
  return { ...testStorageConfig(databaseUrl), dataDir, databaseUrl, ...more };
}

/** A database in which every table holds something, and its complaint. */
async function filledDatabase(more: Partial<StorageConfig> = {}) {
  const config = await emptyDatabase(more);
  const storage = await openStorage(config, silentLog, { cases: caseRulesOn(testDay) });
  const { turns, files, staff, desk } = storage;
  const address = randomUUID();
  const photo = await files.put("web", address, {
    id: randomUUID(),
    name: "ảnh.png",
    type: "image/png",
    bytes: Buffer.alloc(300_000, 7),
  });
  await files.put("web", address, { id: randomUUID(), name: "nháp.png", type: "image/png", bytes: Buffer.from([1]) });
  const complaint = sampleComplaint({ files: [photo], employer: { name: "Công ty TNHH Sao Mai" } });
  await turns.commit(sampleTurn(await turns.load("web", address), sampleEvent({ address }), { filed: [complaint] }));
  const other = sampleComplaint({ person: null });
  const noted = [{ outcome: "unknown" as const, lang: "vi", topic: null, words: "lam ho chieu o dau" }];
  const turn = { filed: [other], noted };
  await turns.commit(sampleTurn(await turns.load("web", address), sampleEvent({ address }), turn));
  await turns.keep(sampleEvent({ address, key: "kept" }));
  await staff.invite({ hash: "h", roles: ["officer"], by: null, expiresAt: "2099-01-01T00:00:00.000Z" });
  const officer = await staff.accept("h", { login: "lan", name: "Lan", passwordHash: "argon" });
  if (officer === null || officer === "login-taken") throw new Error("the invitation was made a moment ago");
  await staff.openSession({ hash: "s", staffId: officer.id, expiresAt: "2099-01-01T00:00:00.000Z", device: "" });
  await staff.noteFailure("lan", "192.0.2.1");
  await storage.allowances.spend({ of: "code", who: "network 192.0.2.1", atOnce: 30, perMinute: 10 });
  await desk.move({ staffId: officer.id }, complaint.id, { move: "take" });
  await desk.move({ staffId: officer.id }, complaint.id, { move: "answer", message: "Đã trả lời.", version: 2 });
  await storage.secrets.change("zalo", async () => "a pair of tokens");
  await storage.alarms.report([{ alarm: "token-old", channel: "zalo", value: 7 }], "2026-11-25T02:00:00.000Z");
  await storage.lostFiles.note({ id: randomUUID(), channel: "zalo", code: "zalo-file-404" });
  await query(config.databaseUrl, "insert into erased_case values ($1, now())", [randomUUID()]);
  // What only officers do with a case.
  const [pause, asked] = [randomUUID(), randomUUID()];
  await query(config.databaseUrl, "insert into complaint_pause values ($1, $2, '2026-11-20', null, 'court')", [
    pause,
    complaint.id,
  ]);
  await query(config.databaseUrl, "insert into case_look values ($1, $2, now())", [complaint.id, officer.id]);
  await query(config.databaseUrl, "insert into employer_cluster select id, 5, '2026-11-20' from employer limit 1");
  await query(config.databaseUrl, "insert into identity_request values ($1, $2, $3, '\\x01', now())", [
    asked,
    complaint.id,
    officer.id,
  ]);
  await linkPhone(storage, officer.id, address);
  await query(config.databaseUrl, "insert into staff_news (complaint_id, what) values ($1, 'danger')", [complaint.id]);
  await query(config.databaseUrl, `insert into published_month values ('2026-02-01', '{"month": "2026-02"}')`);
  await storage.audit.seal();
  await storage.close();
  return { config, complaint, other, photo, officer, address };
}

/** A linked chat, a code for another one, and a morning. */
async function linkPhone({ phoneLinks, phoneNews }: Storage, staffId: string, address: string): Promise<void> {
  await phoneLinks.newCode(staffId, "ABCD2345", "2099-01-01T00:00:00.000Z");
  await phoneLinks.claim({ channel: "web", address }, "ABCD2345", { from: "20:00", until: "07:00" });
  await phoneLinks.newCode(staffId, "EFGH2345", "2099-01-01T00:00:00.000Z");
  const counts = { fresh: 1, dueToday: 0, dueWeek: 0, overdueMine: 0, overdue: 0, urgent: 0, clusters: 0 };
  await phoneNews.keepMorning({ staffId, day: testDay, counts }, null);
}

// biome-ignore lint/suspicious/noExplicitAny: a test names the columns it selects.
async function query(connectionString: string, text: string, values?: unknown[]): Promise<any[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
}

async function contents(url: string): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const table of tables) {
    const rows = await query(url, `select row_to_json(t)::text as row from "${table}" t`);
    found[table] = rows.map(({ row }) => row).sort();
  }
  return found;
}

/** The rows without what a restore itself adds to the audit log: that a backup was put back. */
function withoutNews(found: Record<string, string[]>): Record<string, string[]> {
  const { audit_entry: audit = [], ...rest } = found;
  return { ...rest, audit_entry: audit.filter((row) => JSON.parse(row).action !== "backup-restored") };
}

const newFile = () => join(dataDir, `${randomUUID()}.backup`);

describe("backup() and restore()", () => {
  it("bring every table back as it was, files and keys included, and go on counting", async () => {
    const { config, complaint, officer, photo, address } = await filledDatabase();
    const file = newFile();
    const before = await contents(config.databaseUrl);
    for (const table of tables) expect([table, before[table]?.length === 0]).toEqual([table, false]);
    const counts = await backup(config, file);
    expect(counts).toEqual(Object.fromEntries(tables.map((table) => [table, before[table]?.length])));
    expect((await stat(file)).mode & 0o777).toBe(0o600);

    const target = await emptyDatabase();
    expect(await restore(target, { file, replace: false })).toEqual(counts);
    expect(withoutNews(await contents(target.databaseUrl))).toEqual(before);
    const storage = await openStorage(target, silentLog, { cases: caseRulesOn(testDay) });
    expect((await storage.lookUps.caseByCode(complaint.code))?.messages.at(-1)?.text).toBe("Đã trả lời.");
    const opened = await storage.desk.file({ staffId: officer.id }, complaint.id, photo.id);
    expect(Buffer.from(opened?.bytes ?? []).equals(Buffer.alloc(300_000, 7))).toBe(true);
    const kept = await storage.turns.next("web", address);
    if (!kept) throw new Error("one event was kept");
    const seen = await storage.turns.load("web", address, kept.seq);
    expect((await storage.turns.commit(sampleTurn(seen, kept, { filed: [sampleComplaint()] }))).outcome).toBe(
      "committed",
    );
    await storage.close();
  });

  it("take everything as it stood at one instant while the server goes on", async () => {
    const { config } = await filledDatabase();
    const storage = await openStorage(config, silentLog, { cases: caseRulesOn(testDay) });
    let running = true;
    const work = (async () => {
      while (running) {
        const event = sampleEvent({ address: randomUUID() });
        const seen = await storage.turns.load("web", event.address);
        await storage.turns.commit(sampleTurn(seen, event, { filed: [sampleComplaint()] }));
      }
    })();
    const file = newFile();
    const counts = await backup(config, file);
    running = false;
    await work;
    await storage.close();
    const target = await emptyDatabase();
    expect(await restore(target, { file, replace: false })).toEqual(counts);
    const [{ orphans }] = await query(
      target.databaseUrl,
      "select count(*)::int as orphans from complaint c where not exists (select from complaint_entry e where e.complaint_id = c.id)",
    );
    expect(orphans).toBe(0);
  });

  it("refuse a database that holds something, unless it is to be replaced", async () => {
    const first = await filledDatabase();
    const file = newFile();
    await backup(first.config, file);
    const second = await filledDatabase();
    const before = await contents(second.config.databaseUrl);
    await expect(restore(second.config, { file, replace: false })).rejects.toThrow(
      "The database is not empty (table staff). Restore into an empty one, or add --replace to throw away what is in it now.",
    );
    expect(await contents(second.config.databaseUrl)).toEqual(before);
    await restore(second.config, { file, replace: true });
    const after = await contents(second.config.databaseUrl);
    const { erased_case: erased, ...rest } = after;
    const { erased_case: kept, ...wanted } = await contents(first.config.databaseUrl);
    expect(withoutNews(rest)).toEqual(wanted);
    expect(erased).toEqual([...(kept ?? []), ...(before.erased_case ?? [])].sort());
  });

  it("refuse to restore under a running server", async () => {
    const { config } = await filledDatabase();
    const file = newFile();
    await backup(config, file);
    const storage = await openStorage(config, silentLog, { cases: caseRulesOn(testDay) });
    await storage.staff.count();
    await expect(restore(config, { file, replace: true })).rejects.toThrow(
      "An Sinh is running on this database. Stop every server process first.",
    );
    await storage.close();
  });

  it("erase again what was erased after the backup was made, also when the database itself is lost", async () => {
    const { config, complaint, other } = await filledDatabase();
    const file = newFile();
    await backup(config, file);
    const database = openDatabase({ connectionString: config.databaseUrl }, 2, silentLog);
    expect(await eraseCase(database, dataDir, { id: complaint.id, by: "system" })).toBe(true);
    expect(await eraseCase(database, dataDir, { id: complaint.id, by: "system" })).toBe(false);
    await database.close();
    const target = await emptyDatabase();
    await restore(target, { file, replace: false });
    expect(await query(target.databaseUrl, "select id from complaint")).toEqual([{ id: other.id }]);
    for (const table of ["complaint_person", "complaint_entry", "file"]) {
      expect(await query(target.databaseUrl, `select 1 from ${table} where complaint_id = $1`, [complaint.id])).toEqual(
        [],
      );
    }
    const listed = await query(target.databaseUrl, "select 1 as found from erased_case where complaint_id = $1", [
      complaint.id,
    ]);
    expect(listed).toEqual([{ found: 1 }]);
    const told = await query(target.databaseUrl, "select actor, complaint_id from audit_entry where action = 'erased'");
    expect(told).toEqual([{ actor: "system", complaint_id: complaint.id }]);
  });
});

describe("restore()", () => {
  it("notices any turned bit and any cut, and leaves the database as it was", async () => {
    const { config } = await filledDatabase();
    const file = newFile();
    await backup(config, file);
    const whole = await readFile(file);
    const target = await emptyDatabase();
    const spoilt = newFile();
    const last = whole.length - 1;
    for (const at of [0, 20, 60, whole.indexOf(10) + 1, whole.indexOf(10) + 4, 1000, whole.length >> 1, last]) {
      const turned = Buffer.from(whole);
      turned[at] = (turned[at] ?? 0) ^ 1;
      await writeFile(spoilt, turned);
      await expect(restore(target, { file: spoilt, replace: false })).rejects.toMatchObject({
        code: "BACKUP_UNREADABLE",
      });
    }
    for (const length of [0, 5, whole.indexOf(10), whole.indexOf(10) + 1, 1000, whole.length >> 1, last]) {
      await writeFile(spoilt, whole.subarray(0, length));
      await expect(restore(target, { file: spoilt, replace: false })).rejects.toMatchObject({
        code: "BACKUP_UNREADABLE",
      });
    }
    await writeFile(spoilt, Buffer.concat([whole, Buffer.from("x")]));
    await expect(restore(target, { file: spoilt, replace: false })).rejects.toThrow("something was added at its end");
    expect(await query(target.databaseUrl, "select tablename from pg_tables where schemaname = 'public'")).toEqual([]);
  });

  it("says that the file does not exist, is no backup, or belongs to another key", async () => {
    const { config } = await filledDatabase();
    const file = newFile();
    await backup(config, file);
    const target = await emptyDatabase();
    const missing = newFile();
    await expect(restore(target, { file: missing, replace: false })).rejects.toThrow(
      `The backup cannot be read: there is no file ${missing}. Nothing was restored.`,
    );
    await writeFile(missing, "PK\n");
    await expect(restore(target, { file: missing, replace: false })).rejects.toThrow("it is not a backup of An Sinh");
    const other = { ...target, masterKey: Buffer.alloc(32, 3).toString("base64url") };
    await expect(restore(other, { file, replace: false })).rejects.toThrow(
      /^The backup cannot be read: it was made with the master key [0-9a-f]{8}, and the keys here are [0-9a-f]{8}/,
    );
  });
});

describe("backup()", () => {
  it("says why it was not written, and leaves nothing behind", async () => {
    const { config } = await filledDatabase();
    const file = join(dataDir, "nowhere", "a.backup");
    await expect(backup(config, file)).rejects.toThrow(
      `The backup ${file} was not written: its folder does not exist.`,
    );
    await expect(backup(await emptyDatabase(), newFile())).rejects.toThrow(
      "There is nothing to back up: An Sinh has never used this database.",
    );
  });

  it("refuses a key that is not the database's", async () => {
    const { config } = await filledDatabase();
    const other = { ...config, masterKey: Buffer.alloc(32, 3).toString("base64url") };
    await expect(backup(other, newFile())).rejects.toMatchObject({ code: "KEYS_WRONG" });
  });
});

describe("rotateKeys()", () => {
  it("wraps everything anew, keeps tokens and earlier backups good, and leaves nothing to the old key", async () => {
    const folder = await mkdtemp(join(dataDir, "rotated-"));
    const made = await createKeys(folder);
    const { config, complaint, address } = await filledDatabase({ dataDir: folder, masterKey: undefined });
    const file = newFile();
    await backup(config, file);
    const before = await openStorage(config, silentLog, { cases: caseRulesOn(testDay) });
    const signed = before.keys.sign("token", "data");
    await before.close();

    const rotated = await rotateKeys(config, silentLog);
    expect(rotated.rewrapped).toBe(2 + 1 + 1 + 1 + 1 + 1 + 2 + 1);
    const after = await openStorage(config, silentLog, { cases: caseRulesOn(testDay) });
    expect(after.keys.sign("token", "data")).toBe(signed);
    expect(await after.secrets.load("zalo")).toBe("a pair of tokens");
    expect((await after.lookUps.caseByCode(complaint.code))?.number).toBe(complaint.number);
    expect((await after.turns.load("web", address)).version).toBe(2);
    await after.close();

    const [old] = made.keys;
    const ring = JSON.parse(await readFile(join(folder, "keys"), "utf8"));
    expect(ring.keys.map(({ id }: { id: string }) => id)).toEqual([rotated.id, old?.id]);
    await writeFile(join(folder, "keys"), JSON.stringify({ ...ring, keys: ring.keys.slice(0, 1) }));
    const alone = await openStorage(config, silentLog, { cases: caseRulesOn(testDay) });
    expect((await alone.lookUps.caseByCode(complaint.code))?.number).toBe(complaint.number);
    expect((await alone.outbox.messagesAfter("web", address, 0, 10)).length).toBe(2);
    await alone.close();
    const target = await emptyDatabase({ masterKey: old?.key.toString("base64url") });
    expect((await restore(target, { file, replace: false })).complaint).toBe(2);
  });

  it("refuses while MASTER_KEY stands in the settings", async () => {
    const { config } = await filledDatabase();
    await expect(rotateKeys(config, silentLog)).rejects.toMatchObject({ code: "KEYS_MISSING" });
  });
});
