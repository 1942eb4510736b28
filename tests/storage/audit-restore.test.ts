import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { auditSentence } from "../../src/complaints/audit-sentence.ts";
import { createKeys } from "../../src/storage/keys.ts";
import { silentLog } from "../../src/storage/log.ts";
import { backup, lookAtAudit, restore, rotateKeys } from "../../src/storage/maintenance.ts";
import { openStorage, type StorageConfig } from "../../src/storage/open-storage.ts";
import { onDatabase } from "./on-database.ts";
import { createDatabase, dropDatabase, testStorageConfig } from "./test-database.ts";

let folder: string;
const databases: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "an-sinh-audit-restore-"));
});
afterAll(async () => {
  for (const url of databases) await dropDatabase(url);
  await rm(folder, { recursive: true, force: true });
});

let config: StorageConfig & { databaseUrl: string };
beforeEach(async () => {
  config = await machine();
});

/** A machine of its own: a database and a data folder. */
async function machine(more: Partial<StorageConfig> = {}): Promise<typeof config> {
  const databaseUrl = await createDatabase();
  databases.push(databaseUrl);
  return { ...testStorageConfig(databaseUrl), databaseUrl, dataDir: await mkdtemp(join(folder, "data-")), ...more };
}

const query = (text: string) => onDatabase(config.databaseUrl, async (client) => (await client.query(text)).rows);

/** A server runs on the machine: entries are written, sealed and anchored. */
async function serve(on: StorageConfig & { databaseUrl: string }, entries: number): Promise<void> {
  const storage = await openStorage(on, silentLog);
  await onDatabase(on.databaseUrl, (client) =>
    client.query(
      "insert into audit_entry (at, actor, action) select now(), 'citizen', 'filed' from generate_series(1, $1)",
      [entries],
    ),
  );
  while (await storage.audit.seal());
  await storage.audit.anchored(await storage.audit.anchor());
  await storage.close();
}

const newFile = () => join(folder, `${databases.length}.backup`);
const anchorsOf = (on: StorageConfig) => join(on.dataDir, "audit-anchors");

async function words(on: StorageConfig, folders: string[] = []): Promise<string[]> {
  const { details, sentence } = auditSentence(await lookAtAudit(on, folders));
  return [...details, sentence.replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/, "<time>")];
}

describe("npm run audit:verify", () => {
  it("ends with one sentence that says that the log is whole", async () => {
    await serve(config, 3);
    await serve(config, 2);
    expect(await words(config)).toEqual([
      "The audit log is whole: 5 entries fit, 2 anchors agree, the last anchor is of entry 5, <time>.",
    ]);
  });

  it("says what does not fit, place by place, and the first at the end", async () => {
    await serve(config, 9);
    await query("update audit_entry set actor = 'system' where position in (2, 5)");
    await query("delete from audit_entry where position >= 8");
    expect(await words(config)).toEqual([
      "Entry 2 was changed after it was sealed.",
      "Entry 5 was changed after it was sealed.",
      "2 entries cut off at the end, from entry 8 on.",
      "The audit log does not fit at 3 places; the first: entry 2 was changed after it was sealed.",
    ]);
  });

  it("says that without an anchor a cut would not be noticed", async () => {
    const storage = await openStorage(config, silentLog);
    await query("insert into audit_entry (at, actor, action) values (now(), 'citizen', 'filed')");
    await storage.audit.seal();
    await storage.close();
    expect(await words(config)).toEqual([
      "The audit log is whole as far as can be told: 1 entry fits, but there is no anchor, so nobody would notice if its end were missing.",
    ]);
  });

  it("takes the anchors of further folders, and refuses one that does not exist", async () => {
    await serve(config, 2);
    const elsewhere = await mkdtemp(join(folder, "elsewhere-"));
    await cp(anchorsOf(config), elsewhere, { recursive: true });
    await rm(anchorsOf(config), { recursive: true });
    expect((await words(config)).at(-1)).toBe(
      "The audit log does not fit at 1 place; the first: the last anchor, of entry 2, is not in these folders (name further ones with --anchors).",
    );
    expect((await words(config, [elsewhere])).at(-1)).toBe(
      "The audit log is whole: 2 entries fit, 1 anchor agrees, the last anchor is of entry 2, <time>.",
    );
    await expect(words(config, ["/nowhere"])).rejects.toThrow("--anchors: there is no folder /nowhere.");
  });

  it("says that a database of an older version has no chain yet", async () => {
    await serve(config, 1);
    await query("drop table audit_state");
    await expect(words(config)).rejects.toMatchObject({ code: "AUDIT_HARMED" });
  });
});

describe("a restored audit log", () => {
  it("is whole on another machine, with what waited sealed and the restore itself in it", async () => {
    await serve(config, 3);
    await query("insert into audit_entry (at, actor, action) values (now(), 'citizen', 'waits')");
    const file = newFile();
    await backup(config, file);
    const target = await machine();
    await restore(target, { file, replace: false });
    const looked = await words(target, [anchorsOf(config)]);
    expect(looked).toEqual([
      "The audit log is whole: 5 entries fit, 3 anchors agree, the last anchor is of entry 5, <time>.",
    ]);
    const [last] = await onDatabase(target.databaseUrl, async (client) => {
      return (await client.query("select actor, action from audit_entry order by position desc limit 1")).rows;
    });
    expect(last).toEqual({ actor: "system", action: "backup-restored" });
  });

  it("is whole on the same machine, and what went is told by the anchors it leaves behind", async () => {
    await serve(config, 3);
    const file = newFile();
    await backup(config, file);
    await serve(config, 4);
    await restore(config, { file, replace: true });
    await serve(config, 1);
    expect(await words(config)).toEqual([
      "Of entries that went when a backup was put back: 1 anchor.",
      "The audit log is whole: 5 entries fit, 4 anchors agree, the last anchor is of entry 5, <time>.",
    ]);
  });

  it("is cut off when somebody without the key put it back", async () => {
    await serve(config, 3);
    await query("create table kept as select * from audit_entry");
    await serve(config, 4);
    await query("delete from audit_entry");
    await query("insert into audit_entry select * from kept");
    expect((await words(config)).at(-1)).toBe(
      "The audit log does not fit at 1 place; the first: 4 entries cut off at the end, from entry 4 on.",
    );
  });
});

describe("rotateKeys()", () => {
  it("leaves the chain and its anchors good", async () => {
    const dataDir = await mkdtemp(join(folder, "rotated-"));
    await createKeys(dataDir);
    const rotated = await machine({ dataDir, masterKey: undefined });
    await serve(rotated, 3);
    await rotateKeys(rotated, silentLog);
    await serve(rotated, 1);
    expect(await words(rotated)).toEqual([
      "The audit log is whole: 4 entries fit, 2 anchors agree, the last anchor is of entry 4, <time>.",
    ]);
  });
});
