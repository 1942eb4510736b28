/** One case with everything that was told about it. Read in one transaction with the audit entry that says who read it. */
import type { Actor, CaseFile } from "../complaints/desk.ts";
import { caseClocks } from "../rules/cases/case-clocks.ts";
import { openEntry, openFileAbout, openPetition, unwrapCaseKey, unwrapFileKey } from "./case-rows.ts";
import { type TimesRow, timesColumns, timesOf } from "./case-times.ts";
import type { Database } from "./database.ts";
import { deliveriesOf } from "./delivered-entries.ts";
import { type FoundRow, type ReadParts, rowOf } from "./read-cases.ts";
import type { SealingKey } from "./seal.ts";
import { isUuid } from "./uuid-form.ts";

/** A case named c: the columns of the queue, and the others of its page. */
const columns = `c.id, c.number, c.kind, c.place, c.state, c.received_at as "receivedAt", c.anonymous, c.track, c.danger,
  c.due_on::timestamp at time zone 'UTC' as "dueOn", c.due_level as "dueLevel", c.ended_on::timestamp at time zone 'UTC' as "endedOn",
  c.unread, c.urgency, (select json_build_object('id', s.id, 'name', s.name) from staff s where s.id = c.owner_id) as owner,
  c.version, c.lang, c.petition_form as "petitionForm", c.petition_place as "petitionPlace", c.outcome,
  c.transferred_to as "transferredTo", c.muted, c.wrapped_key as wrapped, c.sealed_link is not null as linked,
  c.citizen_read as "citizenRead", c.sealed_petition as petition,
  (select e.name from employer e where e.id = c.employer_id) as employer,
  (select s.name from staff s where s.id = c.filed_by) as "filedBy",
  (select json_build_object('id', m.id, 'number', m.number) from complaint m where m.id = c.merged_into) as "mergedInto",
  coalesce((select json_agg(json_build_object('id', m.id, 'number', m.number) order by m.number)
    from complaint m where m.merged_into = c.id and m.state = 'merged'), '[]') as merged,
  (select json_build_object('id', w.id, 'number', w.number) from complaint w where w.id = c.split_from) as "splitFrom",
  coalesce((select json_agg(json_build_object('id', s.id, 'number', s.number) order by s.number)
    from complaint s where s.split_from = c.id), '[]') as split,
  exists (select from complaint_person p where p.complaint_id = c.id) as named`;

type SameFields = Pick<
  CaseFile,
  | "version"
  | "lang"
  | "petitionForm"
  | "petitionPlace"
  | "outcome"
  | "transferredTo"
  | "muted"
  | "linked"
  | "employer"
  | "filedBy"
  | "mergedInto"
  | "merged"
  | "splitFrom"
  | "split"
  | "named"
>;

interface FoundCase extends FoundRow, SameFields {
  wrapped: Buffer;
  citizenRead: string;
  petition: Buffer | null;
}

interface EntryRow {
  id: string;
  seq: string;
  at: Date;
  author: string;
  by: string | null;
  text: Buffer;
  delivery: Buffer | null;
}

interface FileRow {
  id: string;
  wrapped: Buffer;
  about: Buffer;
}

/** A case, opened; null when there is none of this id. Without the audit entry nothing of it is read. */
export async function readCase(parts: ReadParts, actor: Actor, id: string): Promise<CaseFile | null> {
  if (!isUuid(id)) return null;
  return parts.database.transaction(async (query) => {
    const [found] = await query<FoundCase & TimesRow & Record<string, unknown>>({
      name: "case-opened",
      text: `with audited as (
               insert into audit_entry (at, actor, action, complaint_id)
               select now(), $1::text, 'opened', id from complaint where id = $2::uuid)
             select ${columns}, ${timesColumns} from complaint c where c.id = $2::uuid`,
      values: [actor.staffId, id],
    });
    return found ? opened({ ...parts, query }, found) : null;
  });
}

type Reading = ReadParts & { query: Database["query"] };

async function opened({ query, keys, rules }: Reading, found: FoundCase & TimesRow): Promise<CaseFile> {
  const { id, version, lang, petitionForm, petitionPlace, outcome, transferredTo, mergedInto, merged } = found;
  const { splitFrom, split } = found;
  const { linked, named, muted, filedBy, employer, petition } = found;
  const key = unwrapCaseKey(keys.ring, id, found.wrapped);
  const times = timesOf(found);
  return {
    ...rowOf(found, rules),
    ...{ version, lang, petitionForm, petitionPlace, outcome, transferredTo, mergedInto, merged, splitFrom, split },
    ...{ employer, named, muted, filedBy, linked, times },
    told: petition ? openPetition(key, id, petition) : {},
    clocks: caseClocks(times, rules.book, rules.today()),
    entries: await entriesOf(query, key, { id, linked, citizenRead: BigInt(found.citizenRead) }),
    files: await filesOf(query, key, id),
  };
}

async function entriesOf(
  query: Database["query"],
  key: SealingKey,
  { id, linked, citizenRead }: { id: string; linked: boolean; citizenRead: bigint },
): Promise<CaseFile["entries"]> {
  const rows = await query<EntryRow & Record<string, unknown>>({
    name: "case-entries",
    text: `select e.id, e.seq, e.at, e.author, s.name as by, e.sealed_text as text, e.sealed_delivery as delivery
           from complaint_entry e left join staff s on s.id = e.staff_id where e.complaint_id = $1 order by e.seq`,
    values: [id],
  });
  const entries = rows.map((row) => ({ ...row, seq: BigInt(row.seq), sealedDelivery: row.delivery }));
  const delivered = await deliveriesOf({ query }, { key, entries, linked, citizenRead });
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    // Held to these three by a check of the table.
    from: row.author as CaseFile["entries"][number]["from"],
    by: row.by,
    text: openEntry(key, row.id, row.text),
    delivery: delivered.get(row.id) ?? null,
  }));
}

async function filesOf(query: Database["query"], key: SealingKey, id: string): Promise<CaseFile["files"]> {
  const rows = await query<FileRow & Record<string, unknown>>({
    name: "case-files",
    text: "select id, wrapped_key as wrapped, sealed_about as about from file where complaint_id = $1 order by id",
    values: [id],
  });
  return rows.map((file) => ({
    id: file.id,
    ...openFileAbout(unwrapFileKey(key, file.id, file.wrapped), file.id, file.about),
  }));
}
