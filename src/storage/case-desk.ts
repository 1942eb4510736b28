/** The officers' side of complaints: reads through Prisma, every change in one statement with its audit entry. */
import { randomUUID } from "node:crypto";
import { type Actor, type CaseDesk, type CaseFile, type ChangeOutcome, caseStates } from "../complaints/desk.ts";
import { mayAnswer, nextStates } from "../complaints/workflow.ts";
import type { Message } from "../flow/message.ts";
import { openFileAbout, openFileBytes, openLink, sealEntry, unwrapCaseKey, unwrapFileKey } from "./case-rows.ts";
import { type CaseChange, changeCase } from "./change-case.ts";
import type { Database } from "./database.ts";
import type { PrismaClient } from "./prisma.ts";
import { listCases, readCase } from "./read-cases.ts";
import type { Keys } from "./sealed-rows.ts";
import { lockConversation, writeNotice } from "./write-notice.ts";

/** What the desk works on. */
export interface DeskParts {
  database: Database;
  prisma: PrismaClient;
  keys: Keys;
  /** What a citizen is told when their case was answered, with the answer where it belongs into the talk; without it nobody is told. */
  answered?: (lang: string, caseNumber: string, answer: string | null) => Message;
}

/** The desk of a database. */
export function createCaseDesk(parts: DeskParts): CaseDesk {
  const change = (id: string, wanted: CaseChange) => changeCase(parts.database, id, wanted);
  return {
    list: (query) => listCases(parts.prisma, query),
    open: (actor, id) => open(parts, actor, id),
    file: (actor, caseId, fileId) => file(parts, actor, { caseId, fileId }),
    take: (actor, id) =>
      change(id, {
        actor,
        action: "taken",
        needs: { free: true },
        set: "owner_id = $2, taken_at = now(), state = case state when 'received' then 'in-progress' else state end",
      }),
    release: (actor, id) =>
      change(id, {
        actor,
        action: "released",
        needs: { owner: true, states: caseStates.filter((state) => state !== "closed") },
        set: "owner_id = null, taken_at = null, state = case state when 'in-progress' then 'received' else state end",
      }),
    changeState: (actor, id, ...[to, version]) =>
      change(id, {
        actor,
        action: "state-changed",
        detail: to,
        needs: { owner: true, version, states: caseStates.filter((state) => nextStates(state).includes(to)) },
        set: "state = $4",
      }),
    note: (actor, id, text) => write(parts, { actor, id, text }, { action: "noted", needs: {} }),
    answer: (actor, id, ...[text, version]) =>
      write(
        parts,
        { actor, id, text },
        {
          action: "answered",
          needs: { owner: true, version, states: caseStates.filter(mayAnswer) },
          set: "state = 'answered'",
        },
      ),
  };
}

async function open({ database, prisma, keys }: DeskParts, actor: Actor, id: string): Promise<CaseFile | null> {
  const found = await readCase(prisma, keys, id);
  if (!found) return null;
  await database.query({
    name: "case-opened",
    text: "insert into audit_entry (at, actor, action, complaint_id) values (now(), $1, 'opened', $2)",
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
  { database, keys }: DeskParts,
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

interface Written {
  actor: Actor;
  id: string;
  text: string;
}

interface CaseKeyRow {
  number: string;
  lang: string;
  wrapped: Buffer;
  link: Buffer | null;
  /** An enquiry without a name whose answer belongs into the talk itself. */
  here: boolean;
}

/** A note or an answer: the case changes and gets an entry; of an answer the citizen is told where they wrote from. */
async function write(
  { database, keys, answered }: DeskParts,
  written: Written,
  change: Pick<CaseChange, "action" | "needs" | "set">,
): Promise<ChangeOutcome> {
  const { actor, id, text } = written;
  if (!isUuid(id)) return { ok: false, reason: "not-found" };
  const [found] = await database.query<CaseKeyRow>({
    name: "case-key",
    text: `select number, lang, wrapped_key as wrapped, sealed_link as link,
             not exists (select from complaint_person p where p.complaint_id = complaint.id) as here
           from complaint where id = $1`,
    values: [id],
  });
  if (!found) return { ok: false, reason: "not-found" };
  const key = unwrapCaseKey(keys.ring, id, found.wrapped);
  const entryId = randomUUID();
  const author = change.action === "noted" ? "note" : "officer";
  const entry = { id: entryId, author, sealed: sealEntry(key, entryId, text) } as const;
  const wanted = { ...change, actor, entry, detail: entryId };
  if (author === "note" || !found.link || !answered) return changeCase(database, id, wanted);
  const link = openLink(key, id, found.link);
  return database.transaction(async (query) => {
    await lockConversation(query, keys, link);
    const outcome = await changeCase({ query }, id, wanted);
    const { lang, number } = found;
    const message = answered(lang, number, found.here ? text : null);
    if (outcome.ok) await writeNotice(query, keys, { link, lang, message });
    return outcome;
  });
}

/** True for the form of ids; PostgreSQL refuses any other as a bug of ours. */
function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
