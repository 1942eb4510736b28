/** Files what callers tell an officer: the case, who told it, the officer who wrote it down, and the audit entry at once. */
import { randomUUID } from "node:crypto";
import type { Actor } from "../complaints/desk.ts";
import type { CallerCase, FiledForCaller, IntakeDesk } from "../complaints/intake-desk.ts";
import { legalDay, startOfLegalDay } from "../rules/legal-day.ts";
import { normalEmployerName } from "../search/employer-name.ts";
import { newCaseKey, sealEntry, sealPerson } from "./case-rows.ts";
import { hashesOf } from "./case-words.ts";
import { addWordsSql } from "./commit-words.ts";
import type { Database } from "./database.ts";
import { spellingSql } from "./employer-spelling.ts";
import { type Keys, receiptHash } from "./sealed-rows.ts";

/** The intake desk of a database. */
export function createIntakeDesk(database: Database, keys: Keys): IntakeDesk {
  return { file: (actor, told) => file(database, keys, { actor, told }) };
}

/** The employer as the caller named it: found by id, or written when it is new. */
const employerSql = `named as (
    insert into employer (id, name, normal_name, place, created_on)
    select $16::uuid, $17::text, $18::text, $5::text, $19::date where $18::text is not null
    on conflict (normal_name, place) do update set name = employer.name returning id),
  employed as (select id from named union all select id from employer where id = $15::uuid)`;

async function file(
  database: Database,
  keys: Keys,
  { actor, told }: { actor: Actor; told: CallerCase },
): Promise<FiledForCaller> {
  const receipt = receiptHash(keys, told.code);
  const values = valuesOf(keys, { actor, told, receipt });
  const [filed] = await database.query({ text: fileSql(namedBy(told)), values });
  if (filed) return { ok: true, number: told.number, again: false };
  const [before] = await database.query<{ number: string; ours: boolean }>({
    name: "case-filed-before",
    text: "select number, filed_by = $2 and receipt_hash = $3 as ours from complaint where id = $1 or receipt_hash = $3",
    values: [told.id, actor.staffId, receipt],
  });
  if (!before) return { ok: false, reason: "number-taken" };
  return before.ours ? { ok: true, number: before.number, again: true } : { ok: false, reason: "foreign" };
}

/** How the caller named the employer is kept with it. */
function spelledSql(written: string | null): string {
  if (written === null) return "";
  const spelling = { written, shown: "$17::text", found: "(select id from named)", code: "null::text" };
  return `spelled as (${spellingSql(spelling)}),`;
}

const fileSql = (named: string | null) => `with ${employerSql}, ${spelledSql(named)}
  filed as (
    insert into complaint (id, number, kind, track, place, state, received_at, anonymous, lang, owner_id, taken_at,
      wrapped_key, receipt_hash, danger, source, filed_by, employer_id, due_on, unread)
    values ($1::uuid, $2::text, $3::text, $4::text, $5::text, case when $6::boolean then 'in-progress' else 'received' end,
      $7::timestamptz, $8::boolean, $9::text, case when $6::boolean then $10::uuid end, case when $6::boolean then now() end,
      $11::bytea, $12::bytea, $13::text, 'phone', $10::uuid, (select id from employed), $14::date,
      case when $6::boolean then 0 else 1 end)
    on conflict do nothing returning id),
  person as (insert into complaint_person (complaint_id, sealed_person) select id, $20::bytea from filed where $20::bytea is not null),
  entry as (
    insert into complaint_entry (id, complaint_id, at, author, sealed_text) select $21::uuid, id, $7::timestamptz, 'citizen', $22::bytea from filed),
  worded as (${addWordsSql("filed", "$23::int[]")}),
  audited as (
    insert into audit_entry (at, actor, action, complaint_id, detail) select $7::timestamptz, $10::uuid::text, 'filed-by-phone', id, $4::text from filed)
  select id from filed`;

/** The employer's name in the caller's words; null where none was told, or a listed one. */
function namedBy({ employer }: CallerCase): string | null {
  return employer && "name" in employer ? employer.name.trim() : null;
}

function valuesOf(
  keys: Keys,
  { actor, told, receipt }: { actor: Actor; told: CallerCase; receipt: Buffer },
): unknown[] {
  const { key, wrapped } = newCaseKey(keys.ring, told.id);
  const now = new Date();
  const named = namedBy(told);
  const normal = named === null ? null : normalEmployerName(named) || null;
  const entryId = randomUUID();
  return [
    told.id,
    told.number,
    told.kind,
    told.track,
    told.place,
    told.mine,
    // Of who gave no name only the day is kept.
    told.person === null ? startOfLegalDay(now) : now,
    told.person === null,
    told.lang,
    actor.staffId,
    wrapped,
    receipt,
    told.danger,
    told.promisedBy,
    told.employer && "id" in told.employer ? told.employer.id : null,
    randomUUID(),
    named,
    normal,
    legalDay(now),
    told.person && sealPerson(key, told.id, told.person),
    entryId,
    sealEntry(key, entryId, told.story),
    hashesOf(keys.house, { texts: [told.story], numbers: [told.person?.phone ?? ""], anonymous: told.person === null }),
  ];
}
