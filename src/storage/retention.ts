/** Keeps the service's promises of how long what people wrote is kept; the numbers come from flows/service.yaml. */
import type { Database } from "./database.ts";
import { eraseCase } from "./erase-case.ts";

/** How long drafts and settled cases are kept. */
export interface Retention {
  /** Days after which a conversation nobody went on with is deleted, drafts and all. */
  draftDays: number;
  /** Calendar months after which a case that was closed, and stayed closed, is erased. */
  closedCaseMonths: number;
}

/** How much was deleted. */
export interface Forgotten {
  conversations: number;
  cases: number;
}

/** Conversations and cases dealt with at once; the next sweep takes the rest. */
const batch = 1_000;

/** Deletes idle conversations and erases cases closed long enough ago. */
export async function forget(database: Database, dataDir: string, keep: Retention): Promise<Forgotten> {
  const conversations = await database.query({
    text: `with old as (select id, key from conversation where updated_at < now() - make_interval(days => $1) limit $2),
             events as (delete from inbound using old where inbound.conversation_key = old.key and inbound.status <> 'kept')
           delete from conversation using old where conversation.id = old.id returning conversation.id`,
    values: [keep.draftDays, batch],
  });
  await database.query({
    text: "delete from inbound where status = 'failed' and received_at < now() - make_interval(days => $1)",
    values: [keep.draftDays],
  });
  const cases = await database.query<{ id: string }>({
    text: `select c.id from complaint c
           where c.state = 'closed' and (
             select max(a.at) from audit_entry a where a.complaint_id = c.id and 'closed' in (a.action, a.detail)
           ) < now() - make_interval(months => $1) limit $2`,
    values: [keep.closedCaseMonths, batch],
  });
  for (const { id } of cases) await eraseCase(database, dataDir, { id, by: "system" });
  return { conversations: conversations.length, cases: cases.length };
}
