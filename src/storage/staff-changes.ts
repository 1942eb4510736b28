/** Changes of accounts: each one statement with its audit entry and what goes with it. */
import type { StaffStore } from "../console/staff.ts";
import type { Database } from "./database.ts";

type Changes = Pick<StaffStore, "setDisabled" | "setRoles" | "setPassword" | "noteRefused">;

/** Changes of the accounts of a database. */
export function staffChanges(database: Database): Changes {
  return {
    setDisabled: (actor, ...[staffId, disabled]) => setDisabled(database, actor.staffId, { staffId, disabled }),
    async setRoles({ staffId: by }, ...[staffId, { roles, reach, works }]) {
      await database.query({
        text: `with changed as (
                 update staff set roles = $2::text[], places = $3::text[], kinds = $4::text[] where id = $1::uuid returning id),
               ended as (delete from staff_session using changed where staff_id = changed.id),
               returned as (
                 update complaint c set owner_id = null, taken_at = null, version = version + 1,
                   state = case state when 'in-progress' then 'received' else state end
                 from changed where c.owner_id = changed.id and c.ended_on is null and c.state <> 'closed' and not (
                   $6::boolean and (c.place is null or $3::text[] = '{}' or c.place = any($3)) and ($4::text[] = '{}' or c.kind = any($4)))
                 returning c.id),
               released as (
                 insert into audit_entry (at, actor, action, complaint_id) select now(), $5::text, 'released', id from returned)
               insert into audit_entry (at, actor, action, detail)
               select now(), $5::text, 'staff-roles', concat_ws(' ', id::text, array_to_string($2::text[], ' ')) from changed`,
        values: [staffId, roles, reach.places ?? [], reach.kinds ?? [], by, works],
      });
    },
    async setPassword(staffId, ...[passwordHash, sessionHash]) {
      await database.query({
        text: `with changed as (update staff set password_hash = $2 where id = $1::uuid returning id),
               ended as (delete from staff_session using changed where staff_id = changed.id and hash <> $3)
               insert into audit_entry (at, actor, action, detail)
               select now(), $1::uuid::text, 'staff-password', 'own' from changed`,
        values: [staffId, passwordHash, sessionHash],
      });
    },
    async noteRefused({ staffId }, { right, caseId }) {
      await database.query({
        name: "staff-refused",
        text: "insert into audit_entry (at, actor, action, complaint_id, detail) values (now(), $1, 'access-refused', $2::uuid, $3)",
        values: [staffId, caseId, right],
      });
    },
  };
}

/**
 * Switches an account off or on. Switched off, its sessions end and its open cases go back to the queue, so that somebody
 * else can take them: one statement, because that must happen together.
 */
async function setDisabled(
  database: Database,
  by: string,
  { staffId, disabled }: { staffId: string; disabled: boolean },
): Promise<void> {
  await database.query({
    text: `with changed as (update staff set disabled = $2::boolean where id = $1::uuid returning id),
             ended as (delete from staff_session using changed where $2 and staff_id = changed.id),
             returned as (
               update complaint set owner_id = null, taken_at = null, version = version + 1,
                 state = case state when 'in-progress' then 'received' else state end
               from changed where $2 and owner_id = changed.id and ended_on is null and state <> 'closed' returning complaint.id),
             released as (
               insert into audit_entry (at, actor, action, complaint_id) select now(), $3::text, 'released', id from returned)
           insert into audit_entry (at, actor, action, detail)
           select now(), $3::text, case when $2 then 'staff-disabled' else 'staff-enabled' end, id::text from changed`,
    values: [staffId, disabled, by],
  });
}
