import type { Database } from "./database.ts";
import { type Keys, openSession } from "./sealed-rows.ts";

/** Files looked at in one statement; their conversations are opened, so not too many at once. */
const batch = 500;

interface FileRow {
  id: string;
  /** Null where it is gone, or goes with this sweep. */
  conversation: string | null;
  session: Buffer | null;
}

/** What files without a case are looked up with. */
interface Parts {
  database: Database;
  keys: Keys;
  draftDays: number;
}

/** How many files `forgetDraftFiles` would wipe once the conversations nobody went on with are gone. */
export async function countDraftFiles(parts: Parts): Promise<number> {
  let count = 0;
  for await (const ids of filesWithoutDraft(parts)) count += ids.length;
  return count;
}

/** Wipes files that are in no case and in no draft. Gives how many. */
export async function forgetDraftFiles(parts: Parts): Promise<number> {
  let wiped = 0;
  for await (const ids of filesWithoutDraft(parts)) {
    await parts.database.query({
      text: "delete from file where complaint_id is null and id = any($1::uuid[])",
      values: [ids],
    });
    wiped += ids.length;
  }
  return wiped;
}

/**
 * Ids of files that are in no case, came longer ago than drafts are kept, and are in no draft any more: it was deleted, or
 * nobody went on with it. A draft somebody goes on with keeps all its files.
 */
async function* filesWithoutDraft({ database, keys, draftDays }: Parts): AsyncGenerator<string[]> {
  for (let last = "00000000-0000-0000-0000-000000000000"; ; ) {
    const rows = await database.query<FileRow>({
      text: `select f.id, c.id as conversation, c.sealed_session as session
             from file f left join conversation c
               on c.key = f.conversation_key and c.updated_at >= now() - make_interval(days => $1)
             where f.complaint_id is null and f.created_at < now() - make_interval(days => $1) and f.id > $2 order by f.id limit ${batch}`,
      values: [draftDays, last],
    });
    yield rows.filter((row) => !isInDraft(keys, row)).map(({ id }) => id);
    const end = rows.at(-1);
    if (!end || rows.length < batch) return;
    last = end.id;
  }
}

/** Whether the conversation's session names the file, wherever in it: ids are random, so nothing else is written like one. */
function isInDraft(keys: Keys, { id, conversation, session }: FileRow): boolean {
  if (conversation === null || session === null) return false;
  return JSON.stringify(openSession(keys, conversation, session)).includes(id);
}
