/**
 * A part of a case made a case of its own (docs/adr/0014). The new one has its own key; what goes along is opened and sealed
 * anew. It has no secret code that anybody knows: what officers write in it is written into the first case too, whose code
 * the citizen has, and nothing of who they are is copied.
 */
import { randomBytes, randomUUID } from "node:crypto";
import type { SplitOutcome, SplitRequest } from "../complaints/case-surroundings.ts";
import type { Actor } from "../complaints/desk.ts";
import { splitMisfits, splittableStates } from "../complaints/split-misfits.ts";
import { promiseDay, promisedDays } from "../rules/cases/promise.ts";
import {
  newCaseKey,
  openEntry,
  openFileAbout,
  openFileBytes,
  sealEntry,
  sealFileAbout,
  sealFileBytes,
  unwrapFileKey,
} from "./case-rows.ts";
import { type TimesRow, timesColumns, timesOf } from "./case-times.ts";
import { hashesOf } from "./case-words.ts";
import { changeCase } from "./change-case.ts";
import { renewWordsSql } from "./commit-words.ts";
import type { Database } from "./database.ts";
import type { ReadParts } from "./read-cases.ts";
import { newDataKey, type SealingKey, sealWith } from "./seal.ts";
import { tellCitizens } from "./tell-citizens.ts";
import { type ToldCase, type ToldRow, toldCase, toldColumns } from "./told-case.ts";
import { isUuid } from "./uuid-form.ts";
import { lockConversations } from "./write-notice.ts";

interface WholeRow extends TimesRow, ToldRow {
  version: number;
  owner_id: string | null;
}

interface Part {
  actor: Actor;
  row: WholeRow;
  request: SplitRequest;
  /** The case that is split, with its key. */
  told: ToldCase;
}

/** Splits a case, or says why not. */
export async function splitCase(
  parts: ReadParts,
  actor: Actor,
  { id, request }: { id: string; request: SplitRequest },
): Promise<SplitOutcome> {
  if (!isUuid(id)) return { ok: false, reason: "not-found" };
  const { database, keys } = parts;
  const row = await whole(database.query, id);
  if (!row) return { ok: false, reason: "not-found" };
  const refused = refusal(row, actor, request) ?? (await unfit(database.query, row, request));
  if (refused) return refused;
  const part = { actor, row, request, told: toldCase(keys, row) };
  try {
    return await database.transaction((query) => split(parts, query, part));
  } catch (error) {
    if (error instanceof Overtaken) return { ok: false, reason: "changed-meanwhile" };
    throw error;
  }
}

/** Somebody else was faster: what this transaction wrote is undone. */
class Overtaken extends Error {}

async function whole(query: Database["query"], id: string): Promise<WholeRow | undefined> {
  const [row] = await query<WholeRow & Record<string, unknown>>({
    name: "case-whole",
    text: `select ${toldColumns}, ${timesColumns}, c.version, c.owner_id from complaint c where c.id = $1`,
    values: [id],
  });
  return row;
}

function refusal(row: WholeRow, { staffId }: Actor, { version }: SplitRequest): SplitOutcome | null {
  if (row.owner_id !== staffId) return { ok: false, reason: "not-owner" };
  if (row.version !== version) return { ok: false, reason: "changed-meanwhile" };
  return splittableStates.includes(row.state) ? null : { ok: false, reason: "not-allowed" };
}

async function unfit(query: Database["query"], { id }: WholeRow, request: SplitRequest): Promise<SplitOutcome | null> {
  const entries = await query<{ id: string }>({
    name: "case-told",
    text: "select id from complaint_entry where complaint_id = $1 and author = 'citizen'",
    values: [id],
  });
  const misfits = splitMisfits(
    request,
    entries.map((one) => one.id),
  );
  return misfits.length > 0 ? { ok: false, reason: "misfit", misfits } : null;
}

async function split(parts: ReadParts, query: Database["query"], part: Part): Promise<SplitOutcome> {
  const { keys, rules } = parts;
  const { actor, row, request, told } = part;
  const times = timesOf(row);
  await lockConversations(query, keys, told.link ? [told.link] : []);
  const made = { id: randomUUID(), number: request.number };
  const entryId = randomUUID();
  const words = hashesOf(keys.house, { texts: [request.message], anonymous: row.anonymous });
  const changed = await changeCase(query, row.id, {
    actor,
    action: "split",
    detail: `${made.id} ${entryId}`,
    seen: { version: row.version, ownerId: row.owner_id },
    set: [],
    entry: { id: entryId, author: "officer", sealed: sealEntry(told.key, entryId, request.message.trim()), words },
  });
  if (!changed || !(await makePart(parts, query, { ...part, id: made.id }))) throw new Overtaken();
  const news = { move: "split" as const, message: request.message };
  await tellCitizens({ query, keys, rules }, { told, entryId, others: [], actor, request: news, after: times });
  return { ok: true, made };
}

/** The new case with what goes along; false when its number is taken. */
async function makePart(parts: ReadParts, query: Database["query"], part: Part & { id: string }): Promise<boolean> {
  const { id, row, request, actor } = part;
  const { key, wrapped } = newCaseKey(parts.keys.ring, id);
  const { book } = parts.rules;
  const { receivedOn, urgent = false } = timesOf(row);
  const due = promiseDay(book.calendar, receivedOn, promisedDays(book, urgent));
  const rows = await query({
    name: "case-part",
    text: `with part as (
             insert into complaint (id, number, kind, track, place, state, received_at, anonymous, lang, owner_id, taken_at, wrapped_key,
               receipt_hash, danger, source, filed_by, employer_id, due_on, split_from)
             select $2::uuid, $3::text, $4::text, $5::text, c.place, 'in-progress', c.received_at, c.anonymous, c.lang, $6::uuid, now(), $7::bytea,
               $8::bytea, c.danger, c.source, c.filed_by, c.employer_id, $9::date, c.id
             from complaint c where c.id = $1::uuid on conflict (number) do nothing returning id),
           audited as (
             insert into audit_entry (at, actor, action, complaint_id, detail) select now(), $6::uuid::text, 'split-off', id, $1::text from part),
           worded as (${renewWordsSql("part")})
           select id from part`,
    // Nobody has a code whose hash this is.
    values: [row.id, id, request.number, request.kind, request.track, actor.staffId, wrapped, randomBytes(32), due],
  });
  if (rows.length === 0) return false;
  await copyEntries(query, part, key);
  await copyFiles(query, part, key);
  return true;
}

async function copyEntries(
  query: Database["query"],
  { id, row, request, told }: Part & { id: string },
  key: SealingKey,
) {
  const entries = await query<{ id: string; at: Date; text: Buffer }>({
    name: "case-part-told",
    text: `select id, at, sealed_text as text from complaint_entry
           where complaint_id = $1 and author = 'citizen' and id = any($2::uuid[]) order by seq`,
    values: [row.id, [...request.entries]],
  });
  for (const entry of entries) {
    const entryId = randomUUID();
    await query({
      name: "case-part-entry",
      text: `insert into complaint_entry (id, complaint_id, at, author, sealed_text) values ($1, $2, $3, 'citizen', $4)`,
      values: [entryId, id, entry.at, sealEntry(key, entryId, openEntry(told.key, entry.id, entry.text))],
    });
  }
}

async function copyFiles(query: Database["query"], { id, row, request, told }: Part & { id: string }, key: SealingKey) {
  for (const fileId of request.files.filter(isUuid)) {
    const [file] = await query<{ wrapped: Buffer; about: Buffer; bytes: Buffer; at: Date }>({
      name: "case-part-file",
      text: `select wrapped_key as wrapped, sealed_about as about, sealed_bytes as bytes, created_at as at
             from file where id = $1 and complaint_id = $2`,
      values: [fileId, row.id],
    });
    if (!file) continue;
    const old = unwrapFileKey(told.key, fileId, file.wrapped);
    const own = newDataKey();
    const copy = randomUUID();
    await query({
      name: "case-part-file-copy",
      text: `insert into file (id, complaint_id, wrapped_key, sealed_about, sealed_bytes, created_at) values ($1, $2, $3, $4, $5, $6)`,
      values: [
        copy,
        id,
        sealWith(key, { column: "file.wrapped_key", row: copy }, own.key),
        sealFileAbout(own, copy, openFileAbout(old, fileId, file.about)),
        sealFileBytes(own, copy, openFileBytes(old, fileId, file.bytes)),
        file.at,
      ],
    });
  }
}
