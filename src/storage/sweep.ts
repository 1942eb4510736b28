/** Wipes what is too old to keep. What the service promises of drafts, questions and cases is kept by retention.ts. */
import type { Database } from "./database.ts";

/** Rows deleted by one statement, so that none runs long or holds many locks. */
const batch = 5_000;

const expired = [
  "delete from lost_file where id in (select id from lost_file where at < now() - interval '30 days' limit $1)",
  // A platform stops repeating an event long before.
  "delete from inbound where seq in (select seq from inbound where status = 'done' and received_at < now() - interval '7 days' limit $1)",
  "delete from staff_session where hash in (select hash from staff_session where expires_at < now() limit $1)",
  "delete from invitation where hash in (select hash from invitation where expires_at < now() - interval '7 days' limit $1)",
  "delete from sign_in_failure where id in (select id from sign_in_failure where at < now() - interval '2 days' limit $1)",
  // Somebody who closed the page, or whose battery is empty, gives no other sign.
  "delete from case_look where (complaint_id, staff_id) in (select complaint_id, staff_id from case_look where seen_at < now() - interval '5 minutes' limit $1)",
  // Full again long before.
  "delete from code_allowance where who_hash in (select who_hash from code_allowance where at < now() - interval '1 hour' limit $1)",
];

/** Sweeps dedupe keys, notes on lost files, sessions, invitations and failed sign-ins. */
export async function sweep(database: Database): Promise<void> {
  for (const text of expired) await sweepInBatches(database, text);
}

async function sweepInBatches(database: Database, text: string): Promise<void> {
  for (;;) {
    const gone = await database.query({ text: `${text} returning 1`, values: [batch] });
    if (gone.length < batch) return;
  }
}
