/** The officers' side of complaints: every read and change with its audit entry, every change in one statement with its audit entry. */
import { randomUUID } from "node:crypto";
import type { Actor, CaseDesk, CaseFile, ChangeOutcome } from "../complaints/desk.ts";
import { openFileAbout, openFileBytes, sealEntry, unwrapCaseKey, unwrapFileKey } from "./case-rows.ts";
import { hashesOf } from "./case-words.ts";
import { changeCase } from "./change-case.ts";
import { moveCase } from "./move-case.ts";
import { readCase } from "./read-case.ts";
import { changedCases, countOverdue, countViews, listCases, listWarnings, type ReadParts } from "./read-cases.ts";
import { isUuid } from "./uuid-form.ts";

/** The desk of a database. */
export function createCaseDesk(parts: ReadParts): CaseDesk {
  return {
    list: (query) => listCases(parts, query),
    counts: (actor, reach) => countViews(parts, actor, reach),
    changed: (ids, reach) => changedCases(parts, ids, reach),
    overdue: (reach) => countOverdue(parts, reach),
    warnings: ({ staffId }, whose, reach) => listWarnings(parts, whose === "mine" ? staffId : null, reach),
    open: (actor, id) => open(parts, actor, id),
    file: (actor, caseId, fileId) => file(parts, actor, { caseId, fileId }),
    move: (actor, id, request) => moveCase(parts, actor, { id, request }),
    note: (actor, id, text) => note(parts, actor, { id, text }),
  };
}

async function open(parts: ReadParts, actor: Actor, id: string): Promise<CaseFile | null> {
  const { database } = parts;
  const found = await readCase(parts, actor, id);
  if (!found) return null;
  await database.query({
    name: "case-read",
    // Read by whoever works on it; of a case that somebody has taken, others leave the mark to them.
    text: `update complaint set unread = 0, assigned_by = case when owner_id = $1::uuid then null else assigned_by end
           where id = $2::uuid and (unread > 0 or assigned_by is not null) and (owner_id is null or owner_id = $1::uuid)`,
    values: [actor.staffId, id],
  });
  return found;
}

interface FileRow {
  case_key: Buffer;
  wrapped: Buffer;
  about: Buffer;
  bytes: Buffer;
}

async function file(
  { database, keys }: ReadParts,
  actor: Actor,
  { caseId, fileId }: { caseId: string; fileId: string },
): ReturnType<CaseDesk["file"]> {
  if (!isUuid(caseId) || !isUuid(fileId)) return null;
  const [row] = await database.query<FileRow>({
    name: "case-file",
    text: `with found as (
             select c.wrapped_key as case_key, f.wrapped_key as wrapped, f.sealed_about as about, f.sealed_bytes as bytes
             from file f join complaint c on c.id = f.complaint_id where f.id = $1 and c.id = $2),
           audited as (
             insert into audit_entry (at, actor, action, complaint_id, detail)
             select now(), $3, 'file-opened', $2, $1::text from found)
           select * from found`,
    values: [fileId, caseId, actor.staffId],
  });
  if (!row) return null;
  const key = unwrapFileKey(unwrapCaseKey(keys.ring, caseId, row.case_key), fileId, row.wrapped);
  const { name, type } = openFileAbout(key, fileId, row.about);
  return { name, type, bytes: openFileBytes(key, fileId, row.bytes) };
}

async function note(
  { database, keys }: ReadParts,
  actor: Actor,
  { id, text }: { id: string; text: string },
): Promise<ChangeOutcome> {
  if (!isUuid(id)) return { ok: false, reason: "not-found" };
  const [found] = await database.query<{ wrapped: Buffer; anonymous: boolean }>({
    name: "case-key",
    text: "select wrapped_key as wrapped, anonymous from complaint where id = $1",
    values: [id],
  });
  if (!found) return { ok: false, reason: "not-found" };
  const entryId = randomUUID();
  const sealed = sealEntry(unwrapCaseKey(keys.ring, id, found.wrapped), entryId, text);
  const words = hashesOf(keys.house, { texts: [text], anonymous: found.anonymous });
  const entry = { id: entryId, author: "note", sealed, words } as const;
  const done = await changeCase(database.query, id, { actor, action: "noted", detail: entryId, set: [], entry });
  return done ? { ok: true } : { ok: false, reason: "not-found" };
}
