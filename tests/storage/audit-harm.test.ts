import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { anchorsFolder } from "../../src/storage/audit-anchors.ts";
import { verifyAudit } from "../../src/storage/verify-audit.ts";
import { type AuditWorld, createAuditWorld, firstHarm } from "./audit-world.ts";

let world: AuditWorld;
let client: pg.Client;
/** Entries of the log, all before the last anchor. */
const length = 12;
const places = Array.from({ length }, (_, index) => index + 1);

beforeAll(async () => {
  world = await createAuditWorld();
  client = new pg.Client({ connectionString: world.db.url });
  await client.connect();
  await world.write(5);
  await world.sealAll();
  await world.audit.anchor();
  await world.write(length - 5);
  await world.sealAll();
  await world.audit.anchor();
  await world.db.query("create table audit_copy as select * from audit_entry");
  // A thief with all rights is not held up by rules of the table.
  await world.db.query("alter table audit_entry drop constraint audit_entry_sealed_check");
});

afterAll(async () => {
  await client.end();
  await world.drop();
});

beforeEach(asItWas);

async function asItWas(): Promise<void> {
  await world.db.query("delete from audit_entry");
  await world.db.query("insert into audit_entry select * from audit_copy");
}

const run = (text: string, ...values: unknown[]) => world.db.query(text, values);
const look = () => verifyAudit(client, world.keys, { folders: [anchorsFolder(world.dataDir)] });
const found = async () => firstHarm(await look());

/** Moves the places of all entries from one on. */
async function renumber(from: number, by: number): Promise<void> {
  await run("update audit_entry set position = -(position + $2) where position >= $1", from, by);
  await run("update audit_entry set position = -position where position < 0");
}

async function swap(columns: string[], a: number, b: number): Promise<void> {
  const [one] = await run(`select ${columns.join(", ")} from audit_entry where position = $1`, a);
  const [two] = await run(`select ${columns.join(", ")} from audit_entry where position = $1`, b);
  const set = columns.map((name, index) => `${name} = $${index + 2}`).join(", ");
  const [seqA] = await run("select seq from audit_entry where position = $1", a);
  const [seqB] = await run("select seq from audit_entry where position = $1", b);
  const unique = columns.includes("position") || columns.includes("seq");
  if (unique) await run("update audit_entry set position = -position, seq = -seq where position in ($1, $2)", a, b);
  const sign = unique ? -1 : 1;
  await run(`update audit_entry set ${set} where seq = $1`, sign * seqA.seq, ...columns.map((name) => two[name]));
  await run(`update audit_entry set ${set} where seq = $1`, sign * seqB.seq, ...columns.map((name) => one[name]));
  await run("update audit_entry set position = abs(position), seq = abs(seq)");
}

const written = ["at", "actor", "action", "complaint_id", "detail", "acting_for"];

const edits: [what: string, set: string][] = [
  ["time, by a millisecond", "at = at + interval '1 millisecond'"],
  ["actor", "actor = 'system'"],
  ["action, by a space", "action = action || ' '"],
  ["case", "complaint_id = gen_random_uuid()"],
  ["case, taken away", "complaint_id = null"],
  ["detail", "detail = coalesce(detail, '') || 'x'"],
  ["detail, where none and empty are not the same", "detail = case when detail is null then '' end"],
  ["who was acted for", "acting_for = 'citizen'"],
  ["number", "seq = seq + 1000"],
  ["code", "mac = sha256(mac)"],
  ["code, taken away", "mac = null"],
];

describe("an audit log that nobody harmed", () => {
  it("is whole", async () => {
    const { entries, anchors, harmed, unsealed } = await look();
    expect({ entries, anchors, harmed, unsealed }).toEqual({ entries: length, anchors: 2, harmed: 0, unsealed: 0 });
  });
});

describe("an audit log harmed before its last anchor", () => {
  it.each(edits)("tells of every changed entry: its %s", async (_, set) => {
    for (const place of places) {
      await run(`update audit_entry set ${set} where position = $1`, place);
      expect(await found()).toBe(`edited ${place}`);
      await asItWas();
    }
  });

  it("tells of a change that makes two columns look like another two", async () => {
    await run("update audit_entry set actor = actor || action, action = '' where position = 4");
    expect(await found()).toBe("edited 4");
  });

  it("tells of every deleted entry", async () => {
    for (const place of places) {
      await run("delete from audit_entry where position = $1", place);
      expect(await found()).toBe(place === length ? `truncated ${place}` : `deleted ${place}`);
      await asItWas();
    }
  });

  it("tells of every deleted entry when those behind it close the gap", async () => {
    for (const place of places) {
      await run("delete from audit_entry where position = $1", place);
      await renumber(place + 1, -1);
      // Of the last two nothing is left behind the gap by which a taken number could be told from a changed one.
      const kind = place === length ? "truncated" : place === length - 1 ? "edited" : "deleted";
      expect(await found()).toBe(`${kind} ${place}`);
      await asItWas();
    }
  });

  it("tells how many are missing in the middle", async () => {
    await run("delete from audit_entry where position between 3 and 6");
    expect((await look()).harms).toEqual([{ kind: "deleted", position: 3, count: 4 }]);
    await renumber(7, -4);
    expect((await look()).harms).toEqual([{ kind: "deleted", position: 3, count: 4 }]);
  });

  it("tells of every cut, also of the whole log", async () => {
    for (const place of places) {
      await run("delete from audit_entry where position >= $1", place);
      expect((await look()).harms).toEqual([{ kind: "truncated", position: place, count: length - place + 1 }]);
      await asItWas();
    }
  });

  it.each([
    ["what they say", written],
    ["what they say, numbers too", ["seq", ...written]],
    ["their places", ["position"]],
    ["their places and codes", ["position", "mac"]],
    ["their codes", ["mac"]],
  ])("tells of every two entries that change %s", async (_, columns) => {
    for (const a of places) {
      for (const b of places.filter((place) => place > a)) {
        await swap(columns, a, b);
        expect(await found()).toBe(`reordered ${a}`);
        await asItWas();
      }
    }
  });

  it("tells of an entry put in at every place", async () => {
    for (const place of places) {
      await renumber(place, 1);
      await run(
        "insert into audit_entry (at, actor, action, position, mac) values (now(), 'system', 'opened', $1, sha256('a guess'))",
        place,
      );
      const kind = place === length ? "edited" : "inserted";
      expect(await found()).toMatch(new RegExp(`^(${kind}|inserted) ${place}$`));
      await asItWas();
    }
  });

  it("tells of a copy of an entry with its code, where the table no longer keeps places apart", async () => {
    await run("drop index audit_entry_position_key");
    await run(
      "insert into audit_entry (at, actor, action, complaint_id, detail, position, mac) select at, actor, action, complaint_id, detail, position, mac from audit_entry where position = 7",
    );
    expect(await found()).toBe("inserted 7");
    await asItWas();
    await run("create unique index audit_entry_position_key on audit_entry (position)");
  });

  it("tells of an end that was opened, changed and sealed anew by the sealer itself, from every place on", async () => {
    for (const place of places) {
      await run("update audit_entry set position = null, mac = null where position >= $1", place);
      await run("update audit_entry set actor = 'system' where position is null");
      await world.sealAll(world.another());
      const from = place <= 5 ? 1 : 6;
      expect((await look()).harms).toEqual([{ kind: "replaced", position: from, count: length - from + 1 }]);
      await asItWas();
    }
  });

  it("tells of an end that was cut off and that grew again beyond the anchor", async () => {
    for (const place of places) {
      await run("delete from audit_entry where position >= $1", place);
      await world.write(20);
      await world.sealAll(world.another());
      expect(await found()).toBe(`replaced ${place <= 5 ? 1 : 6}`);
      await asItWas();
    }
  });

  it("tells of whatever is done at random, two hundred times", async () => {
    let harmed = 0;
    const random = randomFrom(2026);
    for (let round = 0; round < 200; round += 1) {
      for (let times = 1 + random(3); times > 0; times -= 1) await harmAt(random);
      const [{ same }] = await run(
        `select not exists ((table audit_entry except table audit_copy) union all (table audit_copy except table audit_entry)) as same`,
      );
      expect([round, (await found()) === "whole"]).toEqual([round, same]);
      if (!same) harmed += 1;
      await asItWas();
    }
    expect(harmed).toBeGreaterThan(180);
  });
});

/** One of everything above at a random place. */
async function harmAt(random: (below: number) => number): Promise<void> {
  const place = 1 + random(length);
  const other = 1 + random(length);
  const set = edits[random(edits.length)]?.[1] ?? "";
  const done = [
    () => run(`update audit_entry set ${set} where position = $1`, place),
    () => run("delete from audit_entry where position = $1", place),
    () => run("delete from audit_entry where position >= $1", place),
    async () => {
      await run("delete from audit_entry where position = $1", place);
      await renumber(place + 1, -1);
    },
    async () => {
      const [{ both }] = await run(
        "select count(*) = 2 as both from audit_entry where position in ($1, $2)",
        place,
        other,
      );
      if (both) await swap(written, place, other);
    },
    async () => {
      await renumber(place, 1);
      await run(
        "insert into audit_entry (at, actor, action, complaint_id, detail, position, mac) select at, actor, action, complaint_id, detail, $1, mac from audit_entry where position = $2",
        place,
        other,
      );
    },
  ];
  await done[random(done.length)]?.();
}

/** Numbers that are the same in every run. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
