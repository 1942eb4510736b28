/** Opening who wrote: reasons lie sealed with the case's key, every step is one statement with its audit entry. */
import { randomUUID } from "node:crypto";
import type { Actor, Reach } from "../complaints/desk.ts";
import {
  agreedHours,
  type DecideOutcome,
  type Identity,
  type IdentityDesk,
  type IdentityFile,
  openMinutes,
  requestState,
  type SealedOff,
  type WaitingRequest,
  waitDays,
} from "../complaints/identity-desk.ts";
import { everywhere } from "../complaints/reach.ts";
import { openPerson, unwrapCaseKey } from "./case-rows.ts";
import type { Database } from "./database.ts";
import { reachSql } from "./reach-sql.ts";
import { openWith, type SealingKey, sealWith } from "./seal.ts";
import type { Keys } from "./sealed-rows.ts";
import { isUuid } from "./uuid-form.ts";

interface Parts {
  database: Database;
  keys: Keys;
  /** Which cases need a second person; without it all do. */
  sealedOff: SealedOff | undefined;
}

/** The identity desk of a database. */
export function createIdentityDesk(parts: Parts): IdentityDesk {
  return {
    look: async (caseId) => (isUuid(caseId) ? look(parts, caseId) : null),
    ask: async (actor, ...[caseId, reason]) =>
      isUuid(caseId) ? ask(parts, actor, { caseId, reason }) : { ok: false, reason: "not-found" },
    decide: async (actor, ...[requestId, agree]) =>
      isUuid(requestId) ? decide(parts, actor, { requestId, agree }) : { ok: false, reason: "not-found" },
    open: async (actor, requestId) => isUuid(requestId) && open(parts, actor, requestId),
    person: async (actor, caseId) => (isUuid(caseId) ? person(parts, actor, caseId) : null),
    waiting: (reach) => waiting(parts, reach),
  };
}

/** SQL that says of a case `c` whether a second person must agree; takes the two lists as parameters. */
function needsConsent({ sealedOff }: Parts, first: number): { sql: string; values: unknown[] } {
  if (!sealedOff) return { sql: `($${first}::text[] is null and $${first + 1}::text[] is null)`, values: [null, null] };
  return {
    sql: `(c.kind = any($${first}::text[]) or c.track = any($${first + 1}::text[]))`,
    values: [sealedOff.kinds, sealedOff.tracks],
  };
}

interface LookRow {
  number: string;
  wrapped: Buffer;
  named: boolean;
  consent: boolean;
  now: Date;
}

interface RequestRow {
  id: string;
  by_id: string;
  by_name: string;
  reason: Buffer;
  decided_by: string | null;
  asked_at: Date;
  approved_at: Date | null;
  declined_at: Date | null;
  opened_at: Date | null;
}

async function look(parts: Parts, caseId: string): Promise<IdentityFile | null> {
  const consent = needsConsent(parts, 2);
  const [found] = await parts.database.query<LookRow>({
    text: `select c.number, c.wrapped_key as wrapped, now() as now, ${consent.sql} as consent,
             exists (select from complaint_person p where p.complaint_id = c.id) as named
           from complaint c where c.id = $1::uuid`,
    values: [caseId, ...consent.values],
  });
  if (!found) return null;
  const rows = await parts.database.query<RequestRow>({
    name: "identity-requests",
    text: `select r.id, r.asked_by as by_id, s.name as by_name, r.sealed_reason as reason, d.name as decided_by,
             r.asked_at, r.approved_at, r.declined_at, r.opened_at
           from identity_request r join staff s on s.id = r.asked_by left join staff d on d.id = r.approved_by
           where r.complaint_id = $1 order by r.asked_at desc, r.id`,
    values: [caseId],
  });
  const key = unwrapCaseKey(parts.keys.ring, caseId, found.wrapped);
  const requests = rows.map((row) => requestOf(row, key, found.now));
  return { caseId, number: found.number, named: found.named, needsConsent: found.consent, requests };
}

function requestOf(row: RequestRow, key: SealingKey, now: Date): IdentityFile["requests"][number] {
  const times = {
    askedAt: row.asked_at.toISOString(),
    approvedAt: row.approved_at?.toISOString() ?? null,
    declinedAt: row.declined_at?.toISOString() ?? null,
    openedAt: row.opened_at?.toISOString() ?? null,
  };
  return {
    id: row.id,
    by: { id: row.by_id, name: row.by_name },
    reason: openReason(key, row.id, row.reason),
    decidedBy: row.decided_by,
    ...times,
    state: requestState(times, now),
  };
}

async function ask(
  parts: Parts,
  actor: Actor,
  { caseId, reason }: { caseId: string; reason: string },
): ReturnType<IdentityDesk["ask"]> {
  const consent = needsConsent(parts, 2);
  // The row of the case is held, so that of two presses of the button the second sees the first one's request.
  return parts.database.transaction(async (query) => {
    const [found] = await query<{ wrapped: Buffer; consent: boolean }>({
      text: `select c.wrapped_key as wrapped, ${consent.sql} as consent from complaint c
             where c.id = $1::uuid and exists (select from complaint_person p where p.complaint_id = c.id) for update`,
      values: [caseId, ...consent.values],
    });
    if (!found) return { ok: false, reason: "not-found" };
    const id = randomUUID();
    const sealed = sealReason(unwrapCaseKey(parts.keys.ring, caseId, found.wrapped), id, reason);
    const opened = !found.consent;
    const [made] = await query({
      text: `with asked as (
               insert into identity_request (id, complaint_id, asked_by, sealed_reason, asked_at, opened_at)
               select $1::uuid, $2::uuid, $3::uuid, $4::bytea, now(), case when $5::boolean then now() end
               where not exists (select from identity_request r where r.complaint_id = $2::uuid and r.asked_by = $3::uuid and ${alive})
               returning id),
             audited as (
               insert into audit_entry (at, actor, action, complaint_id, detail)
               select now(), $3::uuid::text, action, $2::uuid, id::text
               from asked, unnest(case when $5::boolean then array['identity-asked', 'identity-opened'] else array['identity-asked'] end) as action)
             select id from asked`,
      values: [id, caseId, actor.staffId, sealed, opened],
    });
    return made ? { ok: true, opened } : { ok: false, reason: "asked-already" };
  });
}

/** SQL that says of a request `r` that it still waits, may be opened, or is open. */
const alive = `r.declined_at is null and case
    when r.opened_at is not null then r.opened_at > now() - interval '${openMinutes} minutes'
    when r.approved_at is not null then r.approved_at > now() - interval '${agreedHours} hours'
    else r.asked_at > now() - interval '${waitDays} days' end`;

/** SQL that says of a request `r` that nobody has decided it and it is not too old. */
const undecided = `r.approved_at is null and r.declined_at is null and r.opened_at is null
    and r.asked_at > now() - interval '${waitDays} days'`;

async function decide(
  { database }: Parts,
  actor: Actor,
  { requestId, agree }: { requestId: string; agree: boolean },
): Promise<DecideOutcome> {
  const [decided] = await database.query({
    text: `with decided as (
             update identity_request r set approved_by = $2::uuid,
               approved_at = case when $3::boolean then now() end, declined_at = case when $3::boolean then null else now() end
             from complaint c
             where r.id = $1::uuid and c.id = r.complaint_id and ${undecided}
               and r.asked_by <> $2::uuid and c.owner_id is distinct from $2::uuid
             returning r.id, r.complaint_id),
           audited as (
             insert into audit_entry (at, actor, action, complaint_id, detail)
             select now(), $2::uuid::text, case when $3::boolean then 'identity-agreed' else 'identity-declined' end, complaint_id, id::text
             from decided)
           select id from decided`,
    values: [requestId, actor.staffId, agree],
  });
  return decided ? { ok: true } : refusal(database, actor, requestId);
}

async function refusal(database: Database, actor: Actor, requestId: string): Promise<DecideOutcome> {
  const [row] = await database.query<{ asked_by: string; owner_id: string | null }>({
    name: "identity-request-standing",
    text: `select r.asked_by, c.owner_id from identity_request r join complaint c on c.id = r.complaint_id where r.id = $1`,
    values: [requestId],
  });
  if (!row) return { ok: false, reason: "not-found" };
  if (row.asked_by === actor.staffId) return { ok: false, reason: "own-request" };
  return { ok: false, reason: row.owner_id === actor.staffId ? "own-case" : "decided" };
}

async function open({ database }: Parts, actor: Actor, requestId: string): Promise<boolean> {
  const [opened] = await database.query({
    text: `with opened as (
             update identity_request r set opened_at = now()
             where r.id = $1::uuid and r.asked_by = $2::uuid and r.opened_at is null
               and r.approved_at > now() - interval '${agreedHours} hours'
             returning r.id, r.complaint_id),
           audited as (
             insert into audit_entry (at, actor, action, complaint_id, detail)
             select now(), $2::uuid::text, 'identity-opened', complaint_id, id::text from opened)
           select id from opened`,
    values: [requestId, actor.staffId],
  });
  return opened !== undefined;
}

async function person(parts: Parts, actor: Actor, caseId: string): Promise<Identity | null> {
  const consent = needsConsent(parts, 3);
  // A case that became a denunciation meanwhile closes what was opened without a second person.
  const [found] = await parts.database.query<{ wrapped: Buffer; sealed: Buffer }>({
    text: `select c.wrapped_key as wrapped, p.sealed_person as sealed
           from complaint c join complaint_person p on p.complaint_id = c.id
           where c.id = $1::uuid and exists (
             select from identity_request r where r.complaint_id = c.id and r.asked_by = $2::uuid
               and r.opened_at > now() - interval '${openMinutes} minutes'
               and (r.approved_at is not null or not ${consent.sql}))`,
    values: [caseId, actor.staffId, ...consent.values],
  });
  return found ? openPerson(unwrapCaseKey(parts.keys.ring, caseId, found.wrapped), caseId, found.sealed) : null;
}

interface WaitingRow extends Omit<WaitingRequest, "by" | "caseId" | "askedAt" | "reason" | "ownerId"> {
  case_id: string;
  wrapped: Buffer;
  by_id: string;
  by_name: string;
  asked_at: Date;
  reason: Buffer;
  owner_id: string | null;
}

async function waiting({ database, keys }: Parts, reach: Reach = everywhere): Promise<WaitingRequest[]> {
  const rows = await database.query<WaitingRow>({
    text: `select r.id, c.id as case_id, c.number, c.kind, c.track, c.wrapped_key as wrapped, c.owner_id,
             s.id as by_id, s.name as by_name, r.asked_at, r.sealed_reason as reason
           from identity_request r join complaint c on c.id = r.complaint_id join staff s on s.id = r.asked_by
           where ${undecided} and ${reachSql(1)} order by r.asked_at, r.id limit 100`,
    values: [reach.places, reach.kinds],
  });
  return rows.map(({ id, number, kind, track, ...row }) => ({
    ...{ id, number, kind, track },
    caseId: row.case_id,
    by: { id: row.by_id, name: row.by_name },
    askedAt: row.asked_at.toISOString(),
    reason: openReason(unwrapCaseKey(keys.ring, row.case_id, row.wrapped), id, row.reason),
    ownerId: row.owner_id,
  }));
}

function sealReason(key: SealingKey, requestId: string, reason: string): Buffer {
  return sealWith(key, { column: "identity_request.sealed_reason", row: requestId }, reason);
}

function openReason(key: SealingKey, requestId: string, sealed: Buffer): string {
  return openWith(key, { column: "identity_request.sealed_reason", row: requestId }, sealed).toString("utf8");
}
