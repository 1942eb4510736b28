/** What surrounds a case on its page, from a database. */
import { type CaseSurroundings, type Looking, lookMinutes } from "../complaints/case-surroundings.ts";
import type { Actor } from "../complaints/desk.ts";
import { caseHistory } from "./case-history.ts";
import type { Database } from "./database.ts";
import type { ReadParts } from "./read-cases.ts";
import { relatedCases } from "./related-cases.ts";
import { splitCase } from "./split-case.ts";
import { isUuid } from "./uuid-form.ts";

/** The surroundings of a database's cases. */
export function createCaseSurroundings(parts: ReadParts): CaseSurroundings {
  const { database } = parts;
  return {
    history: (caseId) => caseHistory(database, caseId),
    related: (caseId, reach) => relatedCases(parts, caseId, reach),
    look: (actor, caseId) => look(database, actor, caseId),
    record: (actor, caseId, act) => record(database, { actor, caseId, ...act }),
    split: (actor, caseId, request) => splitCase(parts, actor, { id: caseId, request }),
  };
}

/** One statement: the sign of the one, what is over of the others, and who is left. */
async function look(database: Database, { staffId }: Actor, caseId: string): Promise<Looking[]> {
  if (!isUuid(caseId)) return [];
  const rows = await database.query<{ name: string; at: Date }>({
    name: "case-look",
    text: `with mine as (
             insert into case_look (complaint_id, staff_id, seen_at) select id, $2::uuid, now() from complaint where id = $1::uuid
             on conflict (complaint_id, staff_id) do update set seen_at = now()),
           over as (delete from case_look where complaint_id = $1::uuid and staff_id <> $2::uuid and seen_at < now() - interval '5 minutes')
           select s.name, l.seen_at as at from case_look l join staff s on s.id = l.staff_id
           where l.complaint_id = $1::uuid and l.staff_id <> $2::uuid and not s.disabled
             and l.seen_at > now() - make_interval(mins => $3) order by l.seen_at desc limit 5`,
    values: [caseId, staffId, lookMinutes],
  });
  return rows.map(({ name, at }) => ({ name, seenAt: at.toISOString() }));
}

async function record(
  database: Database,
  { actor, caseId, is, detail }: { actor: Actor; caseId: string; is: string; detail: string | null },
): Promise<boolean> {
  if (!isUuid(caseId)) return false;
  const rows = await database.query({
    name: "case-paper",
    text: `insert into audit_entry (at, actor, action, complaint_id, detail)
           select now(), $2::uuid::text, $3::text, id, $4::text from complaint where id = $1::uuid returning seq`,
    values: [caseId, actor.staffId, is, detail],
  });
  return rows.length > 0;
}
