/** Whoever has every table, with where each row lies on the disk, must not be able to tell which chat a nameless case came from. */
import { randomBytes, randomInt, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../../src/storage/database.ts";
import { silentLog } from "../../src/storage/log.ts";
import { mixNameless } from "../../src/storage/nameless.ts";
import { anOfficer } from "./desk-world.ts";
import { sampleComplaint, sampleEvent, sampleTurn } from "./sample-turn.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

/** Cases without a name, each of a chat of its own. */
const count = 40;
/** By chance one of them is guessed; more than these happen less than once in a billion guesses. */
const byChanceAtMost = 12;

let db: TestDatabase;
let database: Database;
/** The chats in the order in which their cases were filed, and these cases. */
const chats: { address: string; caseId: string; filingKey: string }[] = [];

beforeAll(async () => {
  db = await createTestDatabase();
  database = openDatabase({ connectionString: db.url }, 2, silentLog);
  await inOrderOfChance(count, (index) => talk(`chat-${index}`, index));
  for (let index = 0; index < count; index += 1) {
    await file(`chat-${index}`, index);
    if (index % 2 === 0) await fileNamed(index);
  }
  for (let index = 0; index < count; index += 3) await add(index);
  for (let index = 0; index < count; index += 2) await talk(`chat-${index}`, 100 + index);
  // A look by the code is dated by the clock; here it belongs to the same day.
  await db.query("update audit_entry set at = '2026-03-03T17:00:00Z' where action = 'followed'");
  while (await db.storage.audit.seal());
});
afterAll(async () => {
  await database.close();
  await db.drop();
});

async function inOrderOfChance(length: number, work: (index: number) => Promise<unknown>): Promise<void> {
  const left = Array.from({ length }, (_, index) => index);
  while (left.length > 0) await work(left.splice(randomInt(left.length), 1)[0] ?? 0);
}

/** An instant of the day everything was told on, so many minutes after its first. */
const minute = (n: number) => new Date(Date.parse("2026-03-04T02:00:00.000Z") + n * 60_000).toISOString();

async function talk(address: string, at: number): Promise<void> {
  const event = sampleEvent({ channel: "telegram", address, at: minute(at) });
  await db.storage.turns.commit(sampleTurn(await db.storage.turns.load("telegram", address), event));
}

async function file(address: string, index: number): Promise<void> {
  const { turns, files } = db.storage;
  const photo = { id: randomUUID(), name: "a.jpg", type: "image/jpeg", bytes: randomBytes(5_000) };
  const sent = await files.put("telegram", address, photo);
  const employer = { name: `Cơ sở ${randomUUID()}` };
  const complaint = sampleComplaint({ person: null, notify: false, files: [sent], employer });
  const event = sampleEvent({ channel: "telegram", address, at: minute(200 + index), key: randomUUID() });
  await turns.commit(sampleTurn(await turns.load("telegram", address), event, { filed: [complaint] }));
  await db.storage.lookUps.caseByCode(complaint.code);
  chats.push({ address, caseId: complaint.id, filingKey: event.at });
}

/** A case with a name in between: its times are exact. */
async function fileNamed(index: number): Promise<void> {
  const address = `named-${index}`;
  const event = sampleEvent({ address, at: minute(200 + index) });
  await db.storage.turns.commit(
    sampleTurn(await db.storage.turns.load("web", address), event, { filed: [sampleComplaint()] }),
  );
}

/** Something told later, from the same chat by the case's code; here the case is named by its row. */
async function add(index: number): Promise<void> {
  const { address, caseId } = chats[index] ?? { address: "", caseId: "" };
  await db.query("update complaint set danger = 'violence' where id = $1", [caseId]);
  const appended = [{ to: { urgent: caseId }, text: "thêm", files: [], promisedBy: "2026-03-05" }];
  const event = sampleEvent({ channel: "telegram", address, at: minute(300 + index) });
  const { turns } = db.storage;
  await turns.commit(sampleTurn(await turns.load("telegram", address), event, { appended }));
}

type Column = (string | null)[];

/** Where a row lies, and who wrote it: hidden columns as text that sorts as they do. */
const hidden = `'xmin', lpad(t.xmin::text, 12, '0'),
  'ctid', lpad((t.ctid::text::point)[0]::int::text, 8, '0') || lpad((t.ctid::text::point)[1]::int::text, 5, '0')`;

/** Every column of one row for each of the given keys, in their order; the row is found by `key` of a table. */
async function columnsOf(
  name: string,
  { from, key, order }: { from: string; key: string; order: string },
  keys: unknown[],
) {
  const rows = await db.query(
    `select k.place, (select to_jsonb(t) || jsonb_build_object(${hidden}) from ${from} t where ${key} order by ${order} limit 1) as row
     from unnest($1::text[]) with ordinality as k(key, place) order by k.place`,
    [keys],
  );
  const columns = new Map<string, Column>();
  for (const column of new Set(rows.flatMap(({ row }) => Object.keys(row ?? {}))))
    columns.set(
      `${name}.${column}`,
      rows.map(({ row }) => sortable(row?.[column])),
    );
  return columns;
}

function sortable(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === "number" ? String(value).padStart(20, "0") : String(value);
}

/** All columns of the cases, and of the chats with the very event that filed: more than a thief would know. */
async function whatAThiefSees(): Promise<{ ofCases: Map<string, Column>; ofChats: Map<string, Column> }> {
  const cases = chats.map(({ caseId }) => caseId);
  const times = chats.map(({ filingKey }) => filingKey);
  const ofCase = "t.complaint_id = k.key::uuid";
  const conversation =
    "(select c.id from inbound i join conversation c on c.key = i.conversation_key where i.received_at = k.key::timestamptz and i.channel = 'telegram')";
  const [complaint, first, last, filed, followed, photo, employer, event, chat, said] = await Promise.all([
    columnsOf("complaint", { from: "complaint", key: "t.id = k.key::uuid", order: "t.id" }, cases),
    columnsOf("entry", { from: "complaint_entry", key: ofCase, order: "t.seq" }, cases),
    columnsOf("last entry", { from: "complaint_entry", key: ofCase, order: "t.seq desc" }, cases),
    columnsOf("filed", { from: "audit_entry", key: `${ofCase} and t.action = 'filed'`, order: "t.seq" }, cases),
    columnsOf("followed", { from: "audit_entry", key: `${ofCase} and t.action = 'followed'`, order: "t.seq" }, cases),
    columnsOf("file", { from: "file", key: ofCase, order: "t.id" }, cases),
    columnsOf(
      "employer",
      { from: "employer", key: "t.id = (select employer_id from complaint where id = k.key::uuid)", order: "t.id" },
      cases,
    ),
    columnsOf(
      "event",
      { from: "inbound", key: "t.received_at = k.key::timestamptz and t.channel = 'telegram'", order: "t.seq" },
      times,
    ),
    columnsOf("conversation", { from: "conversation", key: `t.id = ${conversation}`, order: "t.id" }, times),
    columnsOf("outbox", { from: "outbox", key: `t.conversation_id = ${conversation}`, order: "t.n desc" }, times),
  ]);
  return {
    ofCases: new Map([
      ...complaint,
      ...first,
      ...last,
      ...filed,
      ...followed,
      ...photo,
      ...employer,
      ...(await outOfLine()),
    ]),
    ofChats: new Map([...event, ...chat, ...said]),
  };
}

/** Numbers under which PostgreSQL keeps what is too long for a row: they ascend as they are written. */
async function outOfLine(): Promise<Map<string, Column>> {
  const rows = await db.query(
    `select lpad(pg_column_toast_chunk_id(f.sealed_bytes)::text, 12, '0') as chunk
     from unnest($1::uuid[]) with ordinality as k(id, place) join file f on f.complaint_id = k.id order by k.place`,
    [chats.map(({ caseId }) => caseId)],
  );
  return new Map([["file.chunk", rows.map(({ chunk }) => chunk)]]);
}

/** How many cases are given to their own chat when both are put in the order of a column. */
function rightByRank(one: Column, other: Column): number {
  const [a, b] = [ranks(one), ranks(other)];
  return a.filter((rank, index) => rank === b[index]).length;
}

function ranks(column: Column): number[] {
  // Ties in an order of chance: the arrays lie in the true order.
  const order = column.map((value, index) => ({ value: value ?? "", index, chance: Math.random() }));
  order.sort((x, y) => (x.value < y.value ? -1 : x.value > y.value ? 1 : x.chance - y.chance));
  const found: number[] = [];
  for (const [rank, { index }] of order.entries()) found[index] = rank;
  return found;
}

/** How many cases have a value that their own chat has, and no other. */
function rightByValue(one: Column, other: Column): number {
  return one.filter(
    (value, index) => value !== null && other[index] === value && other.filter((v) => v === value).length === 1,
  ).length;
}

async function guesses(): Promise<{ by: string; right: number }[]> {
  const { ofCases, ofChats } = await whatAThiefSees();
  const found = [...ofCases].flatMap(([caseColumn, one]) =>
    [...ofChats].flatMap(([chatColumn, other]) => [
      { by: `order of ${caseColumn} and ${chatColumn}`, right: rightByRank(one, other) },
      { by: `reversed order of ${caseColumn} and ${chatColumn}`, right: rightByRank(one, [...other].map(reversed)) },
      { by: `equal ${caseColumn} and ${chatColumn}`, right: rightByValue(one, other) },
    ]),
  );
  return [...found, ...(await guessesByNeighbours())];
}

/** Sorts the other way round. */
function reversed(value: string | null): string | null {
  return value && [...value].map((sign) => String.fromCharCode(0xffff - sign.charCodeAt(0))).join("");
}

/** Entries of named cases tell the time at which those next to them were written. */
async function guessesByNeighbours(): Promise<{ by: string; right: number }[]> {
  const orders = ["seq", "position", "ctid"];
  return Promise.all(
    orders.map(async (order) => {
      const rows = await db.query(
        `select c.anonymous, a.complaint_id as id, a.at from audit_entry a join complaint c on c.id = a.complaint_id
         where a.action = 'filed' order by a.${order}`,
      );
      let time = 0;
      let right = 0;
      for (const row of rows) {
        if (!row.anonymous) time = row.at.getTime();
        else if (chatAfter(time)?.caseId === row.id) right += 1;
      }
      return { by: `named neighbours by ${order}`, right };
    }),
  );
}

function chatAfter(time: number) {
  return chats.find(({ filingKey }) => Date.parse(filingKey) > time);
}

const best = async () => (await guesses()).filter(({ right }) => right > byChanceAtMost);

describe("a case without a name", () => {
  it("could be joined to its chat by the transaction that wrote both, before its day is over: this search finds it", async () => {
    const found = await best();
    expect(found).toContainEqual({ by: "equal complaint.xmin and event.xmin", right: expect.any(Number) });
    expect(found.filter(({ by }) => !/xmin|ctid|chunk/.test(by))).toEqual([]);
  });

  it("cannot be joined to its chat from all tables once its day is over", async () => {
    expect(
      await mixNameless(database, {
        from: new Date("2026-03-04T00:00:00+07:00"),
        until: new Date("2026-03-05T00:00:00+07:00"),
      }),
    ).toBe(count);
    expect(await best()).toEqual([]);
  });

  it("still reads as it was told", async () => {
    const { caseId } = chats[0] ?? { caseId: "" };
    const texts = await db.query("select count(*)::int as entries from complaint_entry where complaint_id = $1", [
      caseId,
    ]);
    expect(texts).toEqual([{ entries: 3 }]);
  });
});

describe("the audit entry of somebody without a name", () => {
  it("is not sealed before its day is over, and then among those of its day in an order of chance", async () => {
    const address = randomUUID();
    const complaint = sampleComplaint({ person: null, notify: false });
    const event = sampleEvent({ address, at: new Date().toISOString() });
    await db.storage.turns.commit(
      sampleTurn(await db.storage.turns.load("web", address), event, { filed: [complaint] }),
    );
    await db.storage.turns.commit(
      sampleTurn(await db.storage.turns.load("web", "named"), sampleEvent({ address: "named", at: event.at }), {
        filed: [sampleComplaint()],
      }),
    );
    while (await db.storage.audit.seal());
    const sealed = "select position is not null as sealed from audit_entry where complaint_id = $1";
    expect(await db.query(sealed, [complaint.id])).toEqual([{ sealed: false }]);
    expect(
      await db.query(
        "select count(*)::int as waiting from audit_entry where position is null and complaint_id <> $1 and action <> 'followed'",
        [complaint.id],
      ),
    ).toEqual([{ waiting: 0 }]);
    expect((await db.storage.audit.verify()).harms).toEqual([]);
    await db.query("update audit_entry set at = at - interval '1 day' where complaint_id = $1", [complaint.id]);
    while (await db.storage.audit.seal());
    expect(await db.query(sealed, [complaint.id])).toEqual([{ sealed: true }]);
  });

  it("has a number above those that the case has, whoever writes", async () => {
    const complaint = sampleComplaint({ person: null, notify: false });
    const address = randomUUID();
    await db.storage.turns.commit(
      sampleTurn(await db.storage.turns.load("web", address), sampleEvent({ address }), { filed: [complaint] }),
    );
    const officer = randomUUID();
    await anOfficer(db, "Thu", officer);
    await db.storage.desk.open({ staffId: officer }, complaint.id);
    await db.storage.desk.note({ staffId: officer }, complaint.id, "đã đọc");
    await db.storage.lookUps.caseByCode(complaint.code);
    const actions = await db.query("select action from audit_entry where complaint_id = $1 order by seq", [
      complaint.id,
    ]);
    expect(actions.map(({ action }) => action)).toEqual(["filed", "opened", "noted", "followed"]);
    const authors = await db.query("select author from complaint_entry where complaint_id = $1 order by seq", [
      complaint.id,
    ]);
    expect(authors.map(({ author }) => author)).toEqual(["citizen", "citizen", "note"]);
  });
});
