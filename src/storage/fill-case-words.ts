/** Writes the words of cases that have none yet: those filed before there was a search, and those of which something went. */
import { openEntry, openPerson, openPetition, unwrapCaseKey } from "./case-rows.ts";
import { hashesOf } from "./case-words.ts";
import type { Database } from "./database.ts";
import type { Keys } from "./sealed-rows.ts";

/** Cases opened by one statement, so that memory stays small and no lock lasts. */
const batch = 100;

interface PendingRow {
  id: string;
  anonymous: boolean;
  wrapped: Buffer;
  petition: Buffer | null;
  person: Buffer | null;
}

interface EntryRow {
  id: string;
  case_id: string;
  sealed: Buffer;
}

/** Writes what is missing, a batch at a time, beside other processes that do the same. Gives how many cases it was. */
export async function fillCaseWords(database: Database, keys: Keys, stopped: () => boolean): Promise<number> {
  for (let total = 0; ; ) {
    const filled = stopped() ? 0 : await fillBatch(database, keys);
    total += filled;
    if (filled < batch) return total;
  }
}

function fillBatch(database: Database, keys: Keys): Promise<number> {
  return database.transaction(async (query) => {
    const rows = await query<PendingRow & Record<string, unknown>>({
      name: "words-pending",
      // Another process takes others; what is told meanwhile waits for this transaction.
      text: `select c.id, c.anonymous, c.wrapped_key as wrapped, c.sealed_petition as petition, p.sealed_person as person
             from complaint_word w join complaint c on c.id = w.complaint_id
               left join complaint_person p on p.complaint_id = c.id
             where w.words is null order by w.complaint_id limit ${batch} for update of w skip locked`,
      values: [],
    });
    const entries = await entriesOf(query, rows);
    for (const row of rows) {
      const told = entries.filter((entry) => entry.case_id === row.id);
      const words = wordsOf(keys, row, told);
      await query({
        name: "words-filled",
        text: "update complaint_word set words = $2::int[] where complaint_id = $1::uuid",
        values: [row.id, words],
      });
    }
    return rows.length;
  });
}

function entriesOf(query: Database["query"], rows: readonly PendingRow[]): Promise<EntryRow[]> {
  return query<EntryRow & Record<string, unknown>>({
    name: "words-entries",
    text: "select id, complaint_id as case_id, sealed_text as sealed from complaint_entry where complaint_id = any($1::uuid[])",
    values: [rows.map(({ id }) => id)],
  });
}

function wordsOf(keys: Keys, row: PendingRow, entries: readonly EntryRow[]): number[] {
  const key = unwrapCaseKey(keys.ring, row.id, row.wrapped);
  const petition = row.petition ? Object.values(openPetition(key, row.id, row.petition)) : [];
  const phone = row.person ? openPerson(key, row.id, row.person).phone : "";
  const texts = [...entries.map(({ id, sealed }) => openEntry(key, id, sealed)), ...petition];
  return hashesOf(keys.house, { texts, numbers: [phone], anonymous: row.anonymous });
}
