import type { MuteDesk } from "../complaints/mute-desk.ts";
import type { Database } from "./database.ts";
import { isUuid } from "./uuid-form.ts";

/** Muting the cases of a database: one statement with its audit entry, whose detail is the code of the reason. */
export function createMuteDesk(database: Database): MuteDesk {
  const change = async (staffId: string, caseId: string, reason: string | null): Promise<boolean> => {
    if (!isUuid(caseId)) return false;
    const [changed] = await database.query({
      name: "case-mute",
      text: `with changed as (
               update complaint set version = version + 1, muted = $3::text,
                 unread = case when $3::text is null then unread else 0 end
               where id = $1::uuid and (muted is null) = ($3::text is not null) returning id),
             audited as (
               insert into audit_entry (at, actor, action, complaint_id, detail)
               select now(), $2::uuid::text, case when $3::text is null then 'unmuted' else 'muted' end, id, $3::text from changed)
             select id from changed`,
      values: [caseId, staffId, reason],
    });
    return changed !== undefined;
  };
  return {
    mute: (actor, ...[caseId, reason]) => change(actor.staffId, caseId, reason),
    unmute: (actor, caseId) => change(actor.staffId, caseId, null),
  };
}
