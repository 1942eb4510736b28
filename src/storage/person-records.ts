/** What is kept about one person, opened to be given out, or erased. */
import type { ErasedRecord, FoundRecord, Keeper, PersonRecord, PersonRecords } from "../complaints/person-records.ts";
import { readPhone } from "../flow/read/read-phone.ts";
import {
  openEntry,
  openFileAbout,
  openFileBytes,
  openLink,
  openPerson,
  openPetition,
  unwrapCaseKey,
  unwrapFileKey,
} from "./case-rows.ts";
import type { Database } from "./database.ts";
import { eraseCase } from "./erase-case.ts";
import type { SealingKey } from "./seal.ts";
import type { Keys } from "./sealed-rows.ts";
import { isUuid } from "./uuid-form.ts";

interface Parts {
  database: Database;
  keys: Keys;
  dataDir: string;
}

/** The records of people in a database. */
export function createPersonRecords(parts: Parts): PersonRecords {
  const { database } = parts;
  return {
    byNumber: (number) =>
      database.query<FoundRecord>({ text: "select id, number from complaint where number = $1", values: [number] }),
    byPhone: (phone) => byPhone(parts, phone),
    export: async (keeper, caseId) => (isUuid(caseId) ? exported(parts, keeper, caseId) : null),
    bytes: async (caseId, fileId) => (isUuid(caseId) && isUuid(fileId) ? bytes(parts, caseId, fileId) : null),
    erase: async (keeper, caseId) => (isUuid(caseId) ? erased(parts, keeper, caseId) : null),
  };
}

/** Names opened by one statement, so that memory stays small. */
const batch = 500;

interface SealedPerson extends FoundRecord {
  wrapped: Buffer;
  sealed: Buffer;
}

/** Phones lie sealed and nothing leads to them, so every name is opened: some seconds for a hundred thousand. */
async function byPhone({ database, keys }: Parts, phone: string): Promise<FoundRecord[]> {
  const wanted = digitsOf(phone);
  const found: FoundRecord[] = [];
  for (let after = "00000000-0000-0000-0000-000000000000"; ; ) {
    const rows = await database.query<SealedPerson>({
      name: "people-after",
      text: `select c.id, c.number, c.wrapped_key as wrapped, p.sealed_person as sealed
             from complaint_person p join complaint c on c.id = p.complaint_id
             where p.complaint_id > $1 order by p.complaint_id limit $2`,
      values: [after, batch],
    });
    for (const { id, number, wrapped, sealed } of rows) {
      const person = openPerson(unwrapCaseKey(keys.ring, id, wrapped), id, sealed);
      if (person.phone !== "" && digitsOf(person.phone) === wanted) found.push({ id, number });
    }
    const last = rows.at(-1);
    if (!last || rows.length < batch) return found;
    after = last.id;
  }
}

function digitsOf(phone: string): string {
  const reading = readPhone(phone);
  return reading.ok ? reading.value : phone.replace(/\D/g, "");
}

interface CaseRow {
  number: string;
  kind: string;
  track: string;
  place: string | null;
  state: string;
  source: string;
  lang: string;
  anonymous: boolean;
  received_at: Date;
  petition_on: string | null;
  accepted_on: string | null;
  ended_on: string | null;
  outcome: string | null;
  rating: number | null;
  employer: string | null;
  wrapped: Buffer;
  person: Buffer | null;
  link: Buffer | null;
  petition: Buffer | null;
}

async function exported(parts: Parts, { by }: Keeper, caseId: string): Promise<PersonRecord | null> {
  const { database, keys } = parts;
  const [row] = await database.query<CaseRow>({
    name: "person-record",
    text: `with found as (
             select c.id, c.number, c.kind, c.track, c.place, c.state, c.source, c.lang, c.anonymous, c.received_at,
               c.petition_on::text, c.accepted_on::text, c.ended_on::text, c.outcome, c.rating, e.name as employer,
               c.wrapped_key as wrapped, p.sealed_person as person, c.sealed_link as link, c.sealed_petition as petition
             from complaint c left join employer e on e.id = c.employer_id
               left join complaint_person p on p.complaint_id = c.id where c.id = $1::uuid),
           audited as (insert into audit_entry (at, actor, action, complaint_id) select now(), $2::text, 'exported', id from found)
           select * from found`,
    values: [caseId, by],
  });
  if (!row) return null;
  const key = unwrapCaseKey(keys.ring, caseId, row.wrapped);
  return { ...recordOf(row, key, caseId), ...(await toldOf(parts, key, caseId)) };
}

function recordOf(row: CaseRow, key: SealingKey, caseId: string) {
  const { number, kind, track, place, state, source, lang, anonymous, outcome, rating, employer } = row;
  return {
    ...{ number, kind, track, place, state, source, lang, anonymous, outcome, rating, employer },
    receivedAt: row.received_at.toISOString(),
    petitionOn: row.petition_on,
    acceptedOn: row.accepted_on,
    endedOn: row.ended_on,
    person: row.person && openPerson(key, caseId, row.person),
    toldIn: row.link && openLink(key, caseId, row.link),
    petition: row.petition && openPetition(key, caseId, row.petition),
  };
}

async function toldOf({ database }: Parts, key: SealingKey, caseId: string) {
  const [entries, files, opened] = await Promise.all([
    database.query<{ id: string; at: Date; author: "citizen" | "officer"; text: Buffer }>({
      text: `select id, at, author, sealed_text as text from complaint_entry
             where complaint_id = $1::uuid and author <> 'note' order by seq`,
      values: [caseId],
    }),
    database.query<{ id: string; wrapped: Buffer; about: Buffer }>({
      text: "select id, wrapped_key as wrapped, sealed_about as about from file where complaint_id = $1::uuid order by id",
      values: [caseId],
    }),
    database.query<{ at: Date }>({
      text: `select opened_at as at from identity_request where complaint_id = $1::uuid and opened_at is not null order by opened_at`,
      values: [caseId],
    }),
  ]);
  return {
    messages: entries.map(({ id, at, author, text }) => ({
      at: at.toISOString(),
      from: author,
      text: openEntry(key, id, text),
    })),
    files: files.map(({ id, wrapped, about }) => ({
      id,
      ...openFileAbout(unwrapFileKey(key, id, wrapped), id, about),
    })),
    identityOpenedAt: opened.map(({ at }) => at.toISOString()),
  };
}

async function bytes({ database, keys }: Parts, caseId: string, fileId: string): Promise<Uint8Array | null> {
  const [row] = await database.query<{ case_key: Buffer; wrapped: Buffer; bytes: Buffer }>({
    name: "person-file",
    text: `select c.wrapped_key as case_key, f.wrapped_key as wrapped, f.sealed_bytes as bytes
           from file f join complaint c on c.id = f.complaint_id where f.id = $1 and c.id = $2`,
    values: [fileId, caseId],
  });
  if (!row) return null;
  const key = unwrapFileKey(unwrapCaseKey(keys.ring, caseId, row.case_key), fileId, row.wrapped);
  return openFileBytes(key, fileId, row.bytes);
}

async function erased({ database, dataDir }: Parts, { by }: Keeper, caseId: string): Promise<ErasedRecord | null> {
  const [counted] = await database.query<ErasedRecord>({
    name: "person-counted",
    text: `select c.number,
             (select count(*)::int from complaint_entry e where e.complaint_id = c.id and e.author <> 'note') as messages,
             (select count(*)::int from complaint_entry e where e.complaint_id = c.id and e.author = 'note') as notes,
             (select count(*)::int from file f where f.complaint_id = c.id) as files,
             exists (select from complaint_person p where p.complaint_id = c.id) as person
           from complaint c where c.id = $1`,
    values: [caseId],
  });
  if (!counted) return null;
  return (await eraseCase(database, dataDir, { id: caseId, by })) ? counted : null;
}
