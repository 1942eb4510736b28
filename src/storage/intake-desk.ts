/** Files what callers tell an officer: the case, who told it, the officer who wrote it down, and the audit entry at once. */
import { randomUUID } from "node:crypto";
import type { Actor } from "../complaints/desk.ts";
import type { CallerCase, FiledForCaller, IntakeDesk } from "../complaints/intake-desk.ts";
import { legalDay, startOfLegalDay } from "../rules/legal-day.ts";
import { newCaseKey, sealEntry, sealPerson } from "./case-rows.ts";
import { hashesOf } from "./case-words.ts";
import { writeEmployer } from "./commit-employer.ts";
import { writeWords } from "./commit-words.ts";
import type { Database, Statement } from "./database.ts";
import type { SealingKey } from "./seal.ts";
import { type Keys, receiptHash } from "./sealed-rows.ts";
import { isUndone, UnitOfWork } from "./unit-of-work.ts";

/** The intake desk of a database. */
export function createIntakeDesk(database: Database, keys: Keys): IntakeDesk {
  return { file: (actor, told) => file(database, keys, { actor, told }) };
}

async function file(
  database: Database,
  keys: Keys,
  { actor, told }: { actor: Actor; told: CallerCase },
): Promise<FiledForCaller> {
  const receipt = receiptHash(keys, told.code);
  const filed = await filedNow(database, fileStatement(keys, { actor, told, receipt }));
  if (filed) return { ok: true, number: told.number, again: false };
  const [before] = await database.query<{ number: string; ours: boolean }>({
    name: "case-filed-before",
    text: "select number, filed_by = $2 and receipt_hash = $3 as ours from complaint where id = $1 or receipt_hash = $3",
    values: [told.id, actor.staffId, receipt],
  });
  if (!before) return { ok: false, reason: "number-taken" };
  return before.ours ? { ok: true, number: before.number, again: true } : { ok: false, reason: "foreign" };
}

/** Times a case is filed at most: a race can be lost to an employer's row and to the same form, but hardly a third time. */
const triesAtMost = 3;

/**
 * Files the case; false where its id, number or code was there before. Who loses a race, for the case or for an employer that
 * was not known, files again and finds what the other wrote.
 */
async function filedNow(database: Database, statement: Statement, tries = 1): Promise<boolean> {
  try {
    const [row] = await database.query<{ filed: boolean }>(statement);
    return row?.filed === true;
  } catch (error) {
    if (!isUndone(error) || tries === triesAtMost) throw error;
    return filedNow(database, statement, tries + 1);
  }
}

/** What a case is written from. */
interface CallerWrite {
  actor: Actor;
  told: CallerCase;
  receipt: Buffer;
}

/** A case whose writes are collected; everything of it reads from the write `filed`. */
interface OpenWrite {
  unit: UnitOfWork;
  keys: Keys;
  key: SealingKey;
  told: CallerCase;
  /** Placeholder of the time. */
  at: string;
}

/** Everything of a case in one statement, or nothing. Its row: `filed`. */
function fileStatement(keys: Keys, { actor, told, receipt }: CallerWrite): Statement {
  const unit = new UnitOfWork();
  const { key, wrapped } = newCaseKey(keys.ring, told.id);
  const now = new Date();
  const [id, number, code] = [
    unit.value(told.id, "uuid"),
    unit.value(told.number, "text"),
    unit.value(receipt, "bytea"),
  ];
  // Of who gave no name only the day is kept.
  const at = unit.value(told.person === null ? startOfLegalDay(now) : now, "timestamptz");
  const [officer, mine] = [unit.value(actor.staffId, "uuid"), unit.value(told.mine, "boolean")];
  const track = unit.value(told.track, "text");
  unit.write(
    "fresh",
    `select true where not exists (select from complaint where id = ${id} or number = ${number} or receipt_hash = ${code})`,
  );
  unit.write(
    "filed",
    `insert into complaint (id, number, kind, track, place, state, received_at, anonymous, lang, owner_id, taken_at,
       wrapped_key, receipt_hash, danger, source, filed_by, employer_id, due_on, unread)
     select ${id}, ${number}, ${unit.value(told.kind, "text")}, ${track}, ${unit.value(told.place, "text")},
       case when ${mine} then 'in-progress' else 'received' end, ${at}, ${unit.value(told.person === null, "boolean")},
       ${unit.value(told.lang, "text")}, case when ${mine} then ${officer} end, case when ${mine} then now() end,
       ${unit.value(wrapped, "bytea")}, ${code}, ${unit.value(told.danger, "text")}, 'phone', ${officer},
       ${writeEmployer({ unit, name: "filed", from: "fresh", day: legalDay(now) }, told)},
       ${unit.value(told.promisedBy, "date")}, case when ${mine} then 0 else 1 end
     from fresh on conflict do nothing returning id`,
  );
  // The same form, or another case of this number, at the same moment: made anew, the statement sees it.
  unit.must("not exists (select from fresh) or exists (select from filed)");
  writeTold({ unit, keys, key, told, at });
  unit.write(
    "filed_audit",
    `insert into audit_entry (at, actor, action, complaint_id, detail)
     select ${at}, ${officer}::text, 'filed-by-phone', id, ${track} from filed`,
  );
  return unit.statement("exists (select from filed) as filed");
}

/** Who called, what they told, and its words to search for. */
function writeTold({ unit, keys, key, told, at }: OpenWrite): void {
  const { id, person, story } = told;
  if (person) {
    const sealed = unit.value(sealPerson(key, id, person), "bytea");
    unit.write(
      "filed_person",
      `insert into complaint_person (complaint_id, sealed_person) select id, ${sealed} from filed`,
    );
  }
  const entryId = randomUUID();
  unit.write(
    "filed_entry",
    `insert into complaint_entry (id, complaint_id, at, author, sealed_text)
     select ${unit.value(entryId, "uuid")}, id, ${at}, 'citizen', ${unit.value(sealEntry(key, entryId, story), "bytea")} from filed`,
  );
  const searched = { texts: [story], numbers: [person?.phone ?? ""], anonymous: person === null };
  writeWords({ unit, name: "filed" }, hashesOf(keys.house, searched));
}
