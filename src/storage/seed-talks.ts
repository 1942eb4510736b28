/** Writes what was said and done in invented cases: entries, sealed as real ones are, and the audit that goes with them. */
import { randomInt, randomUUID } from "node:crypto";
import type { SampleAct } from "../complaints/sample-talks.ts";
import { daysBetween } from "../rules/day.ts";
import { legalDay, startOfLegalDay } from "../rules/legal-day.ts";
import { sealEntry } from "./case-rows.ts";
import type { Database } from "./database.ts";
import type { SealingKey } from "./seal.ts";

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];

/** A case of which acts are written. */
export interface ActsOfCase {
  caseId: string;
  key: SealingKey;
  ownerId: string | null;
  anonymous: boolean;
  receivedAt: Date;
  now: Date;
}

/** An act as a row, as JSON; without words the columns of an entry are null. */
export interface TalkRow {
  case_id: string;
  entry_id: string | null;
  seq: string;
  at: string;
  author: string | null;
  staff_id: string | null;
  sealed: string | null;
  actor: string;
  action: string;
  detail: string | null;
}

/**
 * The rows of a case's acts, each later than the one before. What its officer did is left out where nobody has it, and
 * what would be done later today is done between the act before it and now.
 */
export function talkRows(of: ActsOfCase, acts: readonly SampleAct[]): TalkRow[] {
  const done = acts.filter(({ by }) => by === "citizen" || of.ownerId !== null);
  let before = of.receivedAt.getTime();
  return done.map((act, n) => {
    const wanted = n === 0 ? before : Math.max(before + 11 * minute, instantOf(act, of.now));
    before = wanted < of.now.getTime() ? wanted : before + 1 + randomInt(shareOf(before, of.now, done.length - n));
    return rowOf(of, act, new Date(before));
  });
}

/** What each of so many acts may take of the time left until now, in milliseconds. */
function shareOf(before: number, now: Date, acts: number): number {
  return Math.max(1, Math.floor((now.getTime() - before) / acts) - 1);
}

/** Officers write by day, citizens also in the evening. */
function instantOf({ ago, by }: SampleAct, now: Date): number {
  const begin = startOfLegalDay(new Date(now.getTime() - ago * day)).getTime();
  return begin + (by === "owner" ? 8 * hour + randomInt(8 * hour) : 6 * hour + randomInt(15 * hour));
}

function rowOf({ caseId, key, ownerId, anonymous }: ActsOfCase, act: SampleAct, at: Date): TalkRow {
  const { by, action, code, says } = act;
  const entryId = says && randomUUID();
  const told = by === "citizen" && anonymous ? startOfLegalDay(at) : at;
  const detail = by === "citizen" ? null : [code, entryId].filter(Boolean).join(" ") || null;
  return {
    ...{ case_id: caseId, entry_id: entryId, seq: placeOf(at), at: told.toISOString(), action, detail },
    actor: by === "citizen" ? "citizen" : (ownerId ?? "system"),
    author: says?.from ?? null,
    staff_id: by === "citizen" ? null : ownerId,
    sealed: says && entryId && sealEntry(key, entryId, says.text).toString("hex"),
  };
}

/** A number in the order of time: the day's numbers are those of `quiet_seq`. */
function placeOf(at: Date): string {
  const days = BigInt(daysBetween("2020-01-01", legalDay(at)));
  const within = (at.getTime() - startOfLegalDay(at).getTime()) * 500 + randomInt(500);
  return String(days * 2n ** 36n + BigInt(within));
}

const columns =
  "case_id uuid, entry_id uuid, seq bigint, at timestamptz, author text, staff_id uuid, sealed text, actor text, action text, detail text";

/** Writes the rows of cases that are there. */
export async function writeTalks(query: Database["query"], rows: readonly TalkRow[]): Promise<void> {
  await query({
    name: "seed-talks",
    text: `with told as (select r.* from json_to_recordset($1::json) as r(${columns}) join complaint c on c.id = r.case_id),
             said as (
               insert into complaint_entry (seq, id, complaint_id, at, author, staff_id, sealed_text)
               select seq, entry_id, case_id, at, author, staff_id, decode(sealed, 'hex') from told where entry_id is not null
               on conflict (seq) do nothing)
           insert into audit_entry (seq, at, actor, action, complaint_id, detail)
           select seq, at, actor, action, case_id, detail from told on conflict (seq) do nothing`,
    values: [JSON.stringify(rows)],
  });
}
