/** Writes invented cases by the thousand, sealed as real ones are. Nothing is told to open pages, nothing stands in the audit but the sum. */
import { randomBytes, randomInt, randomUUID } from "node:crypto";
import type { SampleCase } from "../complaints/sample-cases.ts";
import type { SampleLife } from "../complaints/sample-talks.ts";
import { addDays } from "../rules/day.ts";
import { legalDay, startOfLegalDay } from "../rules/legal-day.ts";
import { normalEmployerName } from "../search/employer-name.ts";
import { newCaseKey, sealEntry, sealPerson } from "./case-rows.ts";
import { hashesOf } from "./case-words.ts";
import type { Database } from "./database.ts";
import type { Keys } from "./sealed-rows.ts";
import { type TalkRow, talkRows, writeTalks } from "./seed-talks.ts";
import { dayOf } from "./vietnam-days.ts";

/** What cases are written with. */
export interface SeedParts {
  database: Database;
  keys: Keys;
}

/** Adds invented cases to a database. */
export interface Seeding {
  /** How many cases there are, counted to a few. */
  casesThere(): Promise<number>;
  /** The employers' ids, in the order of their names. */
  employers(names: readonly string[]): Promise<string[]>;
  /** Staff with one of these roles who may have cases of any place and kind. */
  owners(roles: readonly string[]): Promise<string[]>;
  /** Writes a batch of cases, all or none. Gives how many were new; a number that another case has leaves one out. */
  write(batch: readonly SeededCase[]): Promise<number>;
  /** Brings the indexes up to date, and says in the audit how many cases were invented. */
  finish(count: number): Promise<void>;
}

/** An invented case, with whom it belongs to. */
export interface SeededCase extends Omit<SampleCase, "employer"> {
  employerId: string | null;
  ownerId: string | null;
  /** What was said and done in it; null: only its story is written. */
  life: SampleLife | null;
}

/** Seeding of a database. */
export function createSeeding({ database, keys }: SeedParts): Seeding {
  return {
    async casesThere() {
      return (await database.query({ text: "select id from complaint limit 1", values: [] })).length;
    },
    employers: (names) => writeEmployers(database, names),
    async owners(roles) {
      const rows = await database.query<{ id: string }>({
        text: `select id from staff where not disabled and roles && $1::text[] and places = '{}' and kinds = '{}' order by login`,
        values: [roles],
      });
      return rows.map(({ id }) => id);
    },
    write: (batch) => writeBatch(database, keys, batch),
    finish: (count) => finish(database, count),
  };
}

async function writeEmployers(database: Database, names: readonly string[]): Promise<string[]> {
  const rows = await database.query<{ id: string }>({
    text: `insert into employer (id, name, normal_name, created_on)
           select * from unnest($1::uuid[], $2::text[], $3::text[], array_fill($4::date, array[cardinality($1::uuid[])]))
           on conflict (normal_name, place) do update set name = employer.name returning id`,
    values: [names.map(() => randomUUID()), names, names.map(normalEmployerName), legalDay(new Date())],
  });
  return rows.map(({ id }) => id);
}

/** When it is due, and how much of the time is used. Nothing was promised for a day before it was told. */
function dueOf({ dueIn, age }: SeededCase, today: string): { due_on: string | null; due_level: number } {
  if (dueIn === null) return { due_on: null, due_level: 0 };
  const days = Math.max(dueIn, 1 - age);
  return { due_on: addDays(today, days), due_level: days > 5 ? 0 : days < 0 ? 100 : days < 3 ? 80 : 50 };
}

/** One row of the statement, as JSON, and those of what was said and done. */
function rowOf(keys: Keys, sample: SeededCase, now: Date) {
  const { kind, place, state, story, person, danger, age, endedAgo, unread, employerId, ownerId, life } = sample;
  const [id, entryId, today] = [randomUUID(), randomUUID(), legalDay(now)];
  const at = new Date(now.getTime() - age * 86_400_000 - 60_000 - randomInt(3_600_000));
  const { key, wrapped } = newCaseKey(keys.ring, id);
  const said = life?.acts.flatMap(({ says }) => (says ? [says.text] : [])) ?? [story];
  const texts = { texts: said, numbers: [person?.phone ?? ""], anonymous: person === null };
  const owned = { ownerId, anonymous: person === null };
  const row = {
    ...{ id, kind, place, state, danger, unread, employer_id: employerId, owner_id: ownerId, entry_id: entryId },
    number: `${today.slice(2, 4)}-${digits(4)}-${digits(4)}`,
    received_at: (person ? at : startOfLegalDay(at)).toISOString(),
    anonymous: person === null,
    track: life?.petitionAgo != null ? "labour-complaint" : kind === "enquiry" ? "enquiry" : "feedback",
    wrapped: hex(wrapped),
    receipt: hex(randomBytes(32)),
    ...dueOf(sample, today),
    ended_on: endedAgo === null ? null : addDays(today, -endedAgo),
    taken_at: ownerId === null ? null : at.toISOString(),
    ...outcomeOf(sample, today),
    sealed: life ? null : hex(sealEntry(key, entryId, story)),
    person: person && hex(sealPerson(key, id, person)),
    words: hashesOf(keys.house, texts),
  };
  return { row, talk: life ? talkRows({ caseId: id, key, receivedAt: at, now, ...owned }, life.acts) : [] };
}

/** How a case went, in columns. */
function outcomeOf({ state, life }: SeededCase, today: string) {
  const dayOf = (ago: number | null | undefined) => (ago == null ? null : addDays(today, -ago));
  return {
    outcome: life ? life.outcome : state === "closed" ? "helped" : null,
    transferred_to: life?.transferredTo ?? null,
    rating: life?.rating ?? null,
    missed_on: dayOf(life?.missedAgo),
    petition_on: dayOf(life?.petitionAgo),
    petition_form: life?.petitionAgo == null ? null : "signed",
    petition_place: life?.petitionAgo == null ? null : "by-hand",
    accepted_on: state === "accepted" ? dayOf(life?.petitionAgo) : null,
  };
}

const columns = `id uuid, kind text, place text, state text, danger text, unread int, employer_id uuid, owner_id uuid, entry_id uuid,
  number text, received_at timestamptz, anonymous boolean, track text, wrapped text, receipt text, due_on date, due_level smallint,
  ended_on date, taken_at timestamptz, outcome text, transferred_to text, rating smallint, missed_on date, petition_on date,
  petition_form text, petition_place text, accepted_on date, sealed text, person text, words int[]`;

const outcomeColumns =
  "outcome, transferred_to, rating, missed_on, petition_on, petition_form, petition_place, accepted_on";

const writeSql = `with made as materialized (select * from json_to_recordset($1::json) as r(${columns})),
  filed as (
    insert into complaint (id, number, kind, place, state, received_at, anonymous, lang, wrapped_key, receipt_hash, track, danger,
      employer_id, owner_id, taken_at, due_on, due_level, told_level, ended_on, unread, ${outcomeColumns},
      promised_on, promised_by)
    select id, number, kind, place, state, received_at, anonymous, 'vi', decode(wrapped, 'hex'), decode(receipt, 'hex'), track, danger,
      employer_id, owner_id, taken_at, due_on, due_level, due_level, ended_on, unread, ${outcomeColumns},
      case when due_on is not null then greatest(${dayOf("received_at")}, due_on - 7) end, due_on
    from made on conflict do nothing returning id),
  named as (
    insert into complaint_person (complaint_id, sealed_person)
    select made.id, decode(person, 'hex') from made join filed using (id) where person is not null),
  told as (
    insert into complaint_entry (seq, id, complaint_id, at, author, sealed_text)
    select case when anonymous then quiet_seq(received_at) else nextval('complaint_entry_seq_seq') end, entry_id, made.id, received_at,
      'citizen', decode(sealed, 'hex') from made join filed using (id) where sealed is not null),
  worded as (insert into complaint_word (complaint_id, words) select made.id, words from made join filed using (id))
  select count(*)::int as count from filed`;

function writeBatch(database: Database, keys: Keys, batch: readonly SeededCase[]): Promise<number> {
  const now = new Date();
  const made = batch.map((sample) => rowOf(keys, sample, now));
  const rows = JSON.stringify(made.map(({ row }) => row));
  const talks: TalkRow[] = made.flatMap(({ talk }) => talk);
  return database.transaction(async (query) => {
    // Nobody is told of each, and words wait in a list that is put into the index at once.
    await query({
      text: "select set_config('an_sinh.restoring', 'on', true), set_config('gin_pending_list_limit', '524288', true)",
      values: [],
    });
    const [written] = await query<{ count: number }>({ name: "seed-cases", text: writeSql, values: [rows] });
    if (talks.length > 0) await writeTalks(query, talks);
    return written?.count ?? 0;
  });
}

/** Takes minutes where there are many, longer than a statement of the pool may. */
async function finish(database: Database, count: number): Promise<void> {
  const client = await database.connect();
  try {
    await client.query("set maintenance_work_mem to '256MB'");
    await client.query("select gin_clean_pending_list('complaint_word_words_idx')");
    for (const table of ["complaint", "complaint_word", "complaint_entry"])
      await client.query(`vacuum analyze ${table}`);
    await client.query("insert into audit_entry (at, actor, action, detail) values (now(), 'system', 'seeded', $1)", [
      String(count),
    ]);
  } finally {
    await client.end();
  }
}

function digits(count: number): string {
  return String(randomInt(10 ** count)).padStart(count, "0");
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
