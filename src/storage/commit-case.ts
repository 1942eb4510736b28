/** The part of a turn's statement that files a complaint or adds to one: everything reads from the row of the case. */
import { randomUUID } from "node:crypto";
import type { Turn } from "../conversation/ports.ts";
import type { FiledComplaint } from "../flow/effect.ts";
import { legalDay, startOfLegalDay } from "../rules/legal-day.ts";
import { byteaArray } from "./bytea-array.ts";
import { newCaseKey, rewrapForCase, sealEntry, sealLink, sealPerson, sealPetition } from "./case-rows.ts";
import { hashesOf } from "./case-words.ts";
import { writeEmployer } from "./commit-employer.ts";
import { renewWordsSql, writeWords } from "./commit-words.ts";
import { auditPlace } from "./nameless.ts";
import type { SealingKey } from "./seal.ts";
import { type Keys, receiptHash } from "./sealed-rows.ts";
import type { UnitOfWork } from "./unit-of-work.ts";

/** A draft's file as it was found: only files of the turn's own conversation. */
interface DraftFile {
  id: string;
  wrapped: Buffer;
}

/** A case somebody adds to. */
export interface OpenedCase {
  id: string;
  key: SealingKey;
  anonymous: boolean;
}

/** What had to be read before a turn with files or additions can be written. */
export interface Found {
  files: DraftFile[];
  /** By position: those of `turn.appended`, then those of `turn.acted`. */
  cases: OpenedCase[];
}

/** What one case's writes are made from. */
export interface CaseWrite {
  unit: UnitOfWork;
  keys: Keys;
  turn: Turn;
  found: Found;
  /** Name of the write that stands for the case; everything of the case reads from it. */
  name: string;
}

/** Files a complaint: the case with its own key, who, what was told, and the audit entry. */
export function writeComplaint(write: CaseWrite, complaint: FiledComplaint): void {
  const { unit, keys, name } = write;
  const { key, wrapped } = newCaseKey(keys.ring, complaint.id);
  const isAnonymous = complaint.person === null && !complaint.notify;
  const day = legalDay(new Date(write.turn.event.at));
  const at = unit.value(citizenTime(write.turn, isAnonymous), "timestamptz");
  const { channel, address } = write.turn.event;
  // Who did not ask for news has asked not to be found again, so nothing leads from the case to them.
  const link = complaint.notify ? sealLink(key, complaint.id, { channel, address }) : null;
  const petition = complaint.petition ? sealPetition(key, complaint.id, complaint.petition) : null;
  unit.write(
    name,
    `insert into complaint (id, number, kind, place, state, received_at, anonymous, lang, wrapped_key, receipt_hash, sealed_link,
       track, danger, employer_id, sealed_petition, due_on, unread)
     select ${unit.value(complaint.id, "uuid")}, ${unit.value(complaint.number, "text")},
       ${unit.value(complaint.kind, "text")}, ${unit.value(complaint.place, "text")}, 'received', ${at},
       ${unit.value(isAnonymous, "boolean")}, ${unit.value(complaint.lang, "text")},
       ${unit.value(wrapped, "bytea")}, ${unit.value(receiptHash(keys, complaint.code), "bytea")}, ${unit.value(link, "bytea")},
       ${unit.value(complaint.track, "text")}, ${unit.value(complaint.danger, "text")}, ${writeEmployer({ unit, name, from: "event", day }, complaint)},
       ${unit.value(petition, "bytea")}, ${unit.value(complaint.promisedBy, "date")}, 1
     from event returning id`,
  );
  if (complaint.person) {
    const person = unit.value(sealPerson(key, complaint.id, complaint.person), "bytea");
    unit.write(
      `${name}_person`,
      `insert into complaint_person (complaint_id, sealed_person) select id, ${person} from ${name}`,
    );
  }
  const told = { key, at, anonymous: isAnonymous, texts: complaint.story, files: complaint.files, action: "filed" };
  const aside = {
    texts: Object.values(complaint.petition ?? {}),
    numbers: [complaint.person?.phone ?? ""],
  };
  writeTold(write, { id: complaint.id, ...told, aside });
}

/** Adds what a citizen tells later to their case. */
export function writeAddition(write: CaseWrite, opened: OpenedCase, appended: Turn["appended"][number]): void {
  const { unit, name } = write;
  const at = unit.value(citizenTime(write.turn, opened.anonymous), "timestamptz");
  const promisedBy = unit.value(appended.promisedBy, "date");
  // What waited for the citizen goes back to its officer, and an ended case is opened again: nobody looks for news in
  // one that is over. What the citizen took back, and a muted one, only keep what was said.
  unit.write(
    name,
    `update complaint set version = version + 1,
       unread = unread + case when muted is null then 1 else 0 end,
       state = case when muted is not null then state when state in ('answered', 'waiting-for-citizen') then 'in-progress'
         when state in ('closed', 'refused', 'transferred') then 'reopened' else state end,
       due_on = case when muted is null and state in ('closed', 'refused', 'transferred', 'answered') then ${promisedBy} else due_on end,
       ended_on = case when muted is null and state in ('closed', 'refused', 'transferred') then null else ended_on end
     from event where id = ${unit.value(opened.id, "uuid")} returning id`,
  );
  unit.must(`not exists (select from event) or exists (select from ${name})`);
  writeToParts(write, at);
  const texts = [appended.text].filter(Boolean);
  writeTold(write, { ...opened, at, texts, files: appended.files, action: "added" });
}

/** What was split off a case learns that its citizen wrote: it is the office's turn there too. The words are in the whole case. */
function writeToParts({ unit, name }: CaseWrite, at: string): void {
  unit.write(
    `${name}_parts`,
    `update complaint s set version = s.version + 1, unread = s.unread + 1,
       state = case when s.state in ('answered', 'waiting-for-citizen') then 'in-progress' else s.state end
     from ${name} where s.split_from = ${name}.id and s.ended_on is null and s.muted is null returning s.id, s.anonymous`,
  );
  unit.write(
    `${name}_parts_audit`,
    `insert into audit_entry (seq, at, actor, action, complaint_id)
     select ${auditPlace(at)}, 'citizen', 'added', id from ${name}_parts`,
  );
}

/** What was split off a case ends with it when its citizen takes it back. */
export function writeEndOfParts({ unit, name, turn }: CaseWrite): void {
  unit.write(
    `${name}_parts`,
    `update complaint s set version = s.version + 1, state = 'withdrawn', due_on = null,
       ended_on = ${unit.value(legalDay(new Date(turn.event.at)), "date")}
     from ${name} where s.split_from = ${name}.id and s.ended_on is null returning s.id`,
  );
  unit.write(`${name}_parts_words`, renewWordsSql(`${name}_parts`));
}

/** Takes a case back for its citizen: it ends, and what they told is gone. What has ended already stays as it is. */
export function writeWithdrawal(write: CaseWrite, id: string): void {
  const { unit, turn, name } = write;
  unit.write(
    name,
    `update complaint set version = version + 1, state = 'withdrawn', due_on = null, ended_on = ${unit.value(legalDay(new Date(turn.event.at)), "date")}
     from event where id = ${unit.value(id, "uuid")} and state in ('received', 'in-progress', 'waiting-for-citizen', 'reopened')
     returning id, anonymous`,
  );
  unit.write(
    `${name}_entries`,
    `delete from complaint_entry using complaint c, ${name}
     where complaint_id = c.id and (c.id = ${name}.id or c.split_from = ${name}.id) and author = 'citizen'`,
  );
  unit.write(`${name}_words`, renewWordsSql(name));
  writeEndOfParts(write);
  const at = unit.value(citizenTime(turn, false), "timestamptz");
  unit.write(
    `${name}_audit`,
    `insert into audit_entry (seq, at, actor, action, complaint_id)
     select ${auditPlace(at)}, 'citizen', 'withdrawn', id from ${name}`,
  );
}

/** What a citizen told of a case. */
export interface Told {
  id: string;
  key: SealingKey;
  /** Placeholder of the time. */
  at: string;
  anonymous: boolean;
  texts: string[];
  files: { id: string }[];
  action: string;
  /** What is kept elsewhere than in the entries, and searched for all the same. */
  aside?: { texts: string[]; numbers: string[] };
}

/** Writes what was told under a case that the statement has written, with its audit entry. */
export function writeTold(write: CaseWrite, told: Told): void {
  const { unit, name } = write;
  if (told.texts.length > 0) writeEntries(write, told);
  const { aside = { texts: [], numbers: [] }, anonymous } = told;
  const searched = { texts: [...told.texts, ...aside.texts], numbers: aside.numbers, anonymous };
  writeWords(write, hashesOf(write.keys.house, searched));
  const wanted = new Set(told.files.map((file) => file.id));
  const files = write.found.files.filter((file) => wanted.has(file.id));
  if (files.length > 0) writeFiles(write, told, files);
  unit.write(
    `${name}_audit`,
    `insert into audit_entry (seq, at, actor, action, complaint_id)
     select ${seqOf("audit_entry", told)}, ${told.at}, 'citizen', ${unit.value(told.action, "text")}, id from ${name}`,
  );
}

/** The number of a row: the next one, or of somebody without a name one by chance, so that the order tells nothing. */
function seqOf(table: "complaint_entry" | "audit_entry", { at, anonymous }: Pick<Told, "at" | "anonymous">): string {
  return anonymous ? `quiet_seq(${at})` : `nextval('${table}_seq_seq')`;
}

function writeEntries({ unit, name }: CaseWrite, told: Told): void {
  const entries = told.texts.map((text) => ({ id: randomUUID(), text }));
  const ids = unit.value(
    entries.map((entry) => entry.id),
    "uuid[]",
  );
  const texts = unit.value(byteaArray(entries.map((entry) => sealEntry(told.key, entry.id, entry.text))), "bytea[]");
  unit.write(
    `${name}_entries`,
    `insert into complaint_entry (seq, id, complaint_id, at, author, sealed_text)
     select ${seqOf("complaint_entry", told)}, e.id, ${name}.id, ${told.at}, 'citizen', e.text
     from ${name}, unnest(${ids}, ${texts}) with ordinality as e(id, text, place) order by e.place`,
  );
}

function writeFiles({ unit, keys, name }: CaseWrite, told: Told, files: DraftFile[]): void {
  const ids = unit.value(
    files.map((file) => file.id),
    "uuid[]",
  );
  const wrapped = unit.value(byteaArray(files.map((file) => rewrapForCase(keys.ring, told.key, file))), "bytea[]");
  unit.write(
    `${name}_files`,
    `update file set complaint_id = ${name}.id, conversation_key = null, wrapped_key = f.wrapped, created_at = ${told.at}
     from ${name}, unnest(${ids}, ${wrapped}) as f(id, wrapped)
     where file.id = f.id and file.complaint_id is null returning file.id`,
  );
  unit.must(`not exists (select from event) or (select count(*) from ${name}_files) = ${files.length}`);
}

/** When the citizen wrote; of an anonymous one only the day is kept. */
export function citizenTime(turn: Turn, anonymous: boolean): Date {
  const at = new Date(turn.event.at);
  return anonymous ? startOfLegalDay(at) : at;
}
