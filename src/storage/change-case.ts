/** A change of a case: one statement that checks, changes and writes everything that comes with it, or nothing. */
import type { Actor } from "../complaints/desk.ts";
import type { CaseClocks, CaseTimes } from "../rules/cases/case-clocks.ts";
import { addWordsSql } from "./commit-words.ts";
import type { Database, Statement } from "./database.ts";

/** What is to change, and as what the case must still stand. */
export interface CaseChange {
  actor: Actor;
  /** Name of the change in the audit. */
  action: string;
  /** Ids, days and codes only. */
  detail: string | null;
  /** The case as it was read: its version, and who had it. Left out: whatever it is now. */
  seen?: { version: number; ownerId: string | null };
  /** Columns with their new values and types. */
  set: readonly (readonly [column: string, value: unknown, type: string])[];
  /** An entry that comes with the change. */
  entry?: { id: string; author: "officer" | "note"; sealed: Buffer; words: readonly number[] } | undefined;
  /** A pause that begins with it, or the day on which the present one ends. */
  pause?: { id: string; from: string; reason: string } | { until: string } | undefined;
}

/** Makes the change if the case still stands as it was seen. Returns false, and has written nothing, when it does not. */
export async function changeCase(query: Database["query"], id: string, change: CaseChange): Promise<boolean> {
  const [row] = await query<{ done: boolean }>(statementOf(id, change));
  return row?.done === true;
}

/** The columns that follow from the days of a case and its clocks. */
export function columnsOf(times: CaseTimes, { nextDue, level }: CaseClocks): CaseChange["set"] {
  return [
    ["state", times.state, "text"],
    ["track", times.track, "text"],
    ["petition_on", times.petitionOn, "date"],
    ["accepted_on", times.acceptedOn, "date"],
    ["settled_on", times.settledOn, "date"],
    ["ended_on", times.endedOn, "date"],
    ["circumstances", times.circumstances, "text[]"],
    ["promised_on", times.turnOn, "date"],
    ["promised_by", times.promisedBy, "date"],
    ["due_on", nextDue, "date"],
    ["due_level", level, "smallint"],
  ];
}

function statementOf(id: string, change: CaseChange): Statement {
  const values: unknown[] = [id];
  const value = (one: unknown, type: string) => `$${values.push(one)}::${type}`;
  const { actor, action, detail, seen, set, entry, pause } = change;
  const assignments = set.map(([column, one, type]) => `, ${column} = ${value(one, type)}`).join("");
  const stands = seen
    ? ` and version = ${value(seen.version, "int")} and owner_id is not distinct from ${value(seen.ownerId, "uuid")}`
    : "";
  const parts = [
    `changed as (update complaint set version = version + 1${assignments} where id = $1::uuid${stands} returning id)`,
    `audited as (insert into audit_entry (at, actor, action, complaint_id, detail)
       select now(), ${value(actor.staffId, "text")}, ${value(action, "text")}, id, ${value(detail, "text")} from changed)`,
  ];
  if (entry) {
    parts.push(`entered as (insert into complaint_entry (id, complaint_id, at, author, staff_id, sealed_text)
       select ${value(entry.id, "uuid")}, id, now(), ${value(entry.author, "text")}, ${value(actor.staffId, "uuid")}, ${value(entry.sealed, "bytea")} from changed)`);
    parts.push(`worded as (${addWordsSql("changed", value(entry.words, "int[]"))})`);
  }
  if (pause && "reason" in pause) {
    parts.push(`paused as (insert into complaint_pause (id, complaint_id, "from", reason)
       select ${value(pause.id, "uuid")}, id, ${value(pause.from, "date")}, ${value(pause.reason, "text")} from changed)`);
  } else if (pause) {
    parts.push(`resumed as (update complaint_pause p set until = ${value(pause.until, "date")} from changed
       where p.complaint_id = changed.id and p.until is null)`);
  }
  return { text: `with ${parts.join(",\n")}\nselect exists (select from changed) as done`, values };
}
