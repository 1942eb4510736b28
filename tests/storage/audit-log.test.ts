import { appendFile, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { appendAnchor, signedAnchor } from "../../src/storage/audit-anchors.ts";
import { macOf, noMac } from "../../src/storage/audit-chain.ts";
import { sealBatch } from "../../src/storage/audit-sealer.ts";
import { type AuditWorld, createAuditWorld, firstHarm } from "./audit-world.ts";
import { onDatabase } from "./on-database.ts";

let world: AuditWorld;

beforeAll(async () => {
  world = await createAuditWorld();
});
afterAll(() => world.drop());
beforeEach(() => world.reset());

const folder = () => join(world.dataDir, "audit-anchors");
const insert = (actor: string) =>
  `insert into audit_entry (at, actor, action) values ('2026-11-26T03:00:00.123Z', '${actor}', 'opened')`;
const order = async () =>
  (await world.db.query("select actor, position from audit_entry order by position")).map(
    ({ actor, position }) => `${position} ${actor}`,
  );
const unsealed = async () =>
  (await world.db.query("select count(*)::int as n from audit_entry where position is null"))[0].n;

async function anchorFile(): Promise<{ path: string; lines: string[] }> {
  const [name = ""] = await readdir(folder());
  const path = join(folder(), name);
  return { path, lines: (await readFile(path, "utf8")).trimEnd().split("\n") };
}

describe("seal()", () => {
  it("gives entries their places in the order of their numbers, and says when no more wait", async () => {
    for (const actor of ["a", "b", "c"]) await world.db.query(insert(actor));
    expect(await world.audit.seal()).toBe(false);
    expect(await order()).toEqual(["1 a", "2 b", "3 c"]);
    await world.db.query(insert("d"));
    await world.audit.seal();
    expect(await order()).toEqual(["1 a", "2 b", "3 c", "4 d"]);
  });

  it("gives an entry the code of the one before it, its place and all it says", async () => {
    await world.db.query(insert("a"));
    await world.audit.seal();
    const [{ seq, mac }] = await world.db.query("select seq, mac from audit_entry");
    const row = { seq, micros: "1795662000123000", actor: "a", action: "opened" };
    const nothing = { complaint_id: null, detail: null, acting_for: null };
    const place = { previous: noMac, position: 1 };
    expect(mac.equals(macOf(world.keys.chain, place, { ...row, ...nothing }))).toBe(true);
  });

  it("takes more than a batch in turns", async () => {
    await world.write(4_500);
    expect([await world.audit.seal(), await world.audit.seal(), await world.audit.seal()]).toEqual([true, true, false]);
    const numbers = await world.db.query("select seq from audit_entry order by position");
    expect(numbers.map(({ seq }) => Number(seq))).toEqual(Array.from({ length: 4_500 }, (_, index) => index + 1));
    expect(firstHarm(await world.audit.verify())).toBe("whole");
  });

  it("passes over no entry whose transaction commits behind later numbers", async () => {
    await onDatabase(world.db.url, async (late) => {
      await late.query("begin");
      await late.query(insert("late"));
      await world.db.query(insert("early"));
      await world.audit.seal();
      expect(await order()).toEqual(["1 early"]);
      await late.query("commit");
    });
    await world.audit.seal();
    expect(await order()).toEqual(["1 early", "2 late"]);
    expect(firstHarm(await world.audit.verify())).toBe("whole");
  });

  it("leaves nothing of an entry whose transaction was undone", async () => {
    await onDatabase(world.db.url, async (undone) => {
      await undone.query("begin");
      await undone.query(insert("undone"));
      await undone.query("rollback");
    });
    await world.db.query(insert("kept"));
    await world.audit.seal();
    expect(await order()).toEqual(["1 kept"]);
    expect(firstHarm(await world.audit.verify())).toBe("whole");
  });

  it("makes one chain of what several sealers do at once, while entries are written", async () => {
    const sealers = [world.audit, world.another(), world.another()];
    let writing = true;
    const sealing = sealers.map(async (audit) => {
      while (writing) await audit.seal();
    });
    await Promise.all(Array.from({ length: 20 }, () => world.write(100)));
    writing = false;
    await Promise.all(sealing);
    await world.sealAll();
    const { entries, harmed } = await world.audit.verify();
    expect({ entries, harmed }).toEqual({ entries: 2_000, harmed: 0 });
  });

  it("leaves everything as it was when the sealer dies between writing and commit", async () => {
    await world.write(10);
    const dying = new pg.Client({ connectionString: world.db.url });
    dying.on("error", () => undefined);
    await dying.connect();
    await dying.query("begin");
    const done = await sealBatch(async (statement) => (await dying.query(statement)).rows, world.keys);
    expect(done?.head.position).toBe(10);
    const [{ pid }] = (await dying.query("select pg_backend_pid() as pid")).rows;
    await world.db.query("select pg_terminate_backend($1)", [pid]);
    await world.sealAll();
    const { entries, harmed } = await world.audit.verify();
    expect({ entries, harmed, unsealed: await unsealed() }).toEqual({ entries: 10, harmed: 0, unsealed: 0 });
  });
});

describe("anchor()", () => {
  it("appends the signed end of the chain to the file of the month, for nobody else to read", async () => {
    await world.write(3);
    await world.sealAll();
    const first = await world.audit.anchor();
    const second = await world.audit.anchor();
    const { path, lines } = await anchorFile();
    expect(path).toBe(join(folder(), `${first.at.slice(0, 7)}.jsonl`));
    expect(lines.map((line) => JSON.parse(line))).toEqual([first, second]);
    expect([first.position, (await stat(path)).mode & 0o777, (await stat(folder())).mode & 0o777]).toEqual([
      3, 0o600, 0o700,
    ]);
  });

  it("of an empty log is of entry 0, and agrees", async () => {
    expect((await world.audit.anchor()).position).toBe(0);
    expect(firstHarm(await world.audit.verify())).toBe("whole");
  });

  it("notices that an anchored entry is gone or another, without reading the log", async () => {
    await world.write(3);
    await world.sealAll();
    await world.audit.anchor();
    expect((await world.audit.standing()).harmed).toBe(0);
    await world.db.query("update audit_entry set mac = sha256(mac) where position = 3");
    await world.another().anchor();
    expect((await world.audit.standing()).harmed).toBe(1);
  });

  it("keeps a proof of what was sealed since the last anchor and is gone at the next sealing", async () => {
    await world.write(3);
    await world.sealAll();
    await world.audit.anchor();
    await world.write(2);
    await world.sealAll();
    await world.db.query("update audit_entry set position = null, mac = null, actor = 'system' where position = 5");
    await world.sealAll();
    expect((await world.audit.standing()).harmed).toBe(1);
    expect((await world.another().verify()).harms).toEqual([{ kind: "replaced", position: 4, count: 2 }]);
  });

  it("after a line that a crash cut off begins a new one", async () => {
    await world.write(1);
    await world.sealAll();
    await world.audit.anchor();
    const { path } = await anchorFile();
    await appendFile(path, '{"format":1,"kind":"anc');
    await world.audit.anchor();
    const { anchors, torn, harmed } = await world.audit.verify();
    expect({ anchors, torn, harmed }).toEqual({ anchors: 1, torn: 1, harmed: 0 });
  });
});

describe("verify()", () => {
  it("tells of anchors that were changed, made with another key, or taken away", async () => {
    await world.write(2);
    await world.sealAll();
    await world.audit.anchored(await world.audit.anchor());
    const { path, lines } = await anchorFile();
    const [line = ""] = lines;
    await writeFile(path, `${line.replace('"position":2', '"position":1')}\n`);
    expect((await world.audit.verify()).harms).toEqual([
      { kind: "anchor-forged", position: 0, count: 1, where: `${basename(path)}, line 1` },
      { kind: "anchor-missing", position: 2, count: 1 },
    ]);
    await writeFile(path, "");
    const foreign = { ...world.keys, anchor: Buffer.alloc(32, 1) };
    await appendAnchor(folder(), signedAnchor(foreign, { position: 1, mac: "0".repeat(64) }, { at: new Date() }));
    expect(firstHarm(await world.audit.verify())).toBe("anchor-forged 0");
    await writeFile(path, "");
    expect(firstHarm(await world.audit.verify())).toBe("anchor-missing 2");
  });

  it("tells of entries that wait while nothing was sealed for five minutes", async () => {
    await world.write(2);
    await world.sealAll();
    await world.db.query(insert("waits"));
    expect(await world.audit.verify()).toMatchObject({ unsealed: 1, harmed: 0 });
    await world.db.query("update audit_state set caught_up_at = now() - interval '301 seconds'");
    expect((await world.audit.verify()).harms).toEqual([{ kind: "unsealed", position: 0, count: 1 }]);
  });

  it("tells of entries that wait where no sealer was ever done", async () => {
    await world.write(1);
    expect((await world.audit.verify()).harms).toEqual([{ kind: "unsealed", position: 0, count: 1 }]);
  });

  it("reads a log while it grows and is anchored", async () => {
    // As a server does at its start; before it, entries that wait are harm.
    await world.sealAll();
    let writing = true;
    const work = (async () => {
      while (writing) {
        await world.write(50);
        await world.sealAll();
        await world.audit.anchor();
      }
    })();
    const looked: string[] = [];
    for (let times = 0; times < 20; times += 1) looked.push(firstHarm(await world.another().verify()));
    writing = false;
    await work;
    expect(new Set(looked)).toEqual(new Set(["whole"]));
  });

  it("ends when its work is to stop", async () => {
    await world.write(10);
    await world.sealAll();
    await expect(world.audit.verify(AbortSignal.abort())).rejects.toThrow("aborted");
  });
});

describe("standing()", () => {
  it("knows nothing at first, then when all was sealed, anchored everywhere, and sent by letter", async () => {
    const never = { caughtUpAt: null, anchoredAt: null, mailedAt: null, harmed: 0 };
    expect(await world.audit.standing()).toEqual(never);
    const audit = world.another();
    await world.sealAll(audit);
    const anchor = await audit.anchor();
    expect(await audit.standing()).toMatchObject({ anchoredAt: null, mailedAt: null });
    await audit.anchored(anchor);
    await audit.mailed(anchor);
    const { caughtUpAt, ...rest } = await audit.standing();
    expect(rest).toEqual({ anchoredAt: anchor.at, mailedAt: anchor.at, harmed: 0 });
    expect(Math.abs(Date.parse(caughtUpAt ?? "") - Date.now())).toBeLessThan(30_000);
  });
});
