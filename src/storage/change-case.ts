/** A change of a case: one statement that checks, changes and writes the audit entry, and the reason when it did not. */
import type { Actor, CaseState, ChangeOutcome } from "../complaints/desk.ts";
import type { Database, Statement } from "./database.ts";

/** What is to change, and what must hold for it. */
export interface CaseChange {
  actor: Actor;
  /** Name of the change in the audit. */
  action: string;
  /** Ids and states only. */
  detail?: string;
  needs: {
    /** Nobody has taken the case. */
    free?: true;
    /** The actor has taken it. */
    owner?: true;
    /** It is as the actor saw it. */
    version?: number;
    states?: readonly CaseState[];
  };
  /** Assignments of SQL, fixed texts: $2 is the actor, $4 the detail. */
  set?: string;
  /** An entry that comes with the change. */
  entry?: { id: string; author: "officer" | "note"; sealed: Buffer };
}

/** Makes the change if everything it needs holds; otherwise nothing is written and the outcome says why. */
export async function changeCase(
  database: Pick<Database, "query">,
  id: string,
  change: CaseChange,
): Promise<ChangeOutcome> {
  if (!/^[0-9a-f-]{36}$/i.test(id)) return { ok: false, reason: "not-found" };
  const [row] = await database.query<{ done: boolean }>(statementOf(id, change));
  return row?.done ? { ok: true } : refusal(database, id, change);
}

function statementOf(id: string, { actor, action, detail, needs, set, entry }: CaseChange): Statement {
  const values: unknown[] = [id, actor.staffId, action, detail ?? null, needs.version ?? null, needs.states ?? null];
  const entered = entry
    ? `, entered as (
        insert into complaint_entry (id, complaint_id, at, author, staff_id, sealed_text)
        select $7::uuid, id, now(), $8::text, $2::uuid, $9::bytea from changed)`
    : "";
  if (entry) values.push(entry.id, entry.author, entry.sealed);
  const owner = needs.free ? "owner_id is null" : needs.owner ? "owner_id = $2::uuid" : "true";
  return {
    text: `with changed as (
        update complaint set version = version + 1${set ? `, ${set.replaceAll("$2", "$2::uuid").replaceAll("$4", "$4::text")}` : ""}
        where id = $1::uuid and ${owner} and ($5::int is null or version = $5) and ($6::text[] is null or state = any($6))
        returning id),
      audited as (
        insert into audit_entry (at, actor, action, complaint_id, detail)
        select now(), $2::uuid::text, $3::text, id, $4::text from changed)${entered}
      select exists (select from changed) as done`,
    values,
  };
}

interface StandingRow {
  state: CaseState;
  version: number;
  owner_id: string | null;
  name: string | null;
  taken_at: Date | null;
}

async function refusal(
  database: Pick<Database, "query">,
  id: string,
  { actor, needs }: CaseChange,
): Promise<ChangeOutcome> {
  const [row] = await database.query<StandingRow>({
    name: "case-standing",
    text: `select c.state, c.version, c.owner_id, c.taken_at, s.name
           from complaint c left join staff s on s.id = c.owner_id where c.id = $1`,
    values: [id],
  });
  if (!row) return { ok: false, reason: "not-found" };
  if (needs.free) return refusedTake(row, actor);
  if (needs.owner && row.owner_id !== actor.staffId) return { ok: false, reason: "not-owner" };
  const seen = needs.version === undefined || needs.version === row.version;
  if (seen && needs.states && !needs.states.includes(row.state)) {
    return { ok: false, reason: "not-allowed-from", state: row.state };
  }
  return { ok: false, reason: "changed-meanwhile" };
}

function refusedTake(row: StandingRow, actor: Actor): ChangeOutcome {
  if (row.owner_id === actor.staffId) return { ok: true };
  if (row.name === null || row.taken_at === null) return { ok: false, reason: "changed-meanwhile" };
  return { ok: false, reason: "taken", by: row.name, since: row.taken_at.toISOString() };
}
