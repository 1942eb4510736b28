/** The queue and one case, read through Prisma. The queue opens no seal. */

import type { CaseRules } from "../complaints/case-rules.ts";
import type { CaseFile, CaseQuery, CaseRow, CaseState, ComplaintKind } from "../complaints/desk.ts";
import { AppError } from "../errors.ts";
import { workingDaysBetween } from "../rules/calendar.ts";
import { type ClockLevel, caseClocks } from "../rules/cases/case-clocks.ts";
import type { TrackId } from "../rules/cases/tracks.ts";
import { readCursor, writeCursor } from "./case-cursor.ts";
import { openEntry, openFileAbout, openPetition, unwrapCaseKey, unwrapFileKey } from "./case-rows.ts";
import { type TimesRow, timesColumns, timesOf } from "./case-times.ts";
import type { Database } from "./database.ts";
import { deliveriesOf } from "./delivered-entries.ts";
import { type PrismaClient, prismaRead } from "./prisma.ts";
import type { Prisma } from "./prisma-client/client.ts";
import type { SealingKey } from "./seal.ts";
import type { Keys } from "./sealed-rows.ts";

/** What cases are read with. */
export interface ReadParts {
  database: Database;
  prisma: PrismaClient;
  keys: Keys;
  rules: CaseRules;
}

const rowFields = {
  id: true,
  number: true,
  kind: true,
  place: true,
  state: true,
  receivedAt: true,
  anonymous: true,
  track: true,
  danger: true,
  dueOn: true,
  dueLevel: true,
  endedOn: true,
  unread: true,
  urgency: true,
  owner: { select: { id: true, name: true } },
} satisfies Prisma.ComplaintSelect;

type FoundRow = Prisma.ComplaintGetPayload<{ select: typeof rowFields }>;

/** One page of the queue, most urgent first. A cursor that is none of ours gives the first page. */
export async function listCases(
  { prisma, rules }: ReadParts,
  query: CaseQuery,
): Promise<{ rows: CaseRow[]; next: string | null }> {
  const found = await prismaRead(
    prisma.complaint.findMany({
      where: { AND: [filterOf(query, rules), afterCursor(query.before)] },
      select: rowFields,
      orderBy: [{ urgency: "asc" }, { id: "asc" }],
      take: query.limit + 1,
    }),
  );
  const page = found.slice(0, query.limit);
  const last = page.at(-1);
  const rows = page.map((row) => rowOf(row, rules));
  return { rows, next: found.length > page.length && last ? writeCursor(last) : null };
}

/** How many open cases are overdue. */
export function countOverdue({ prisma, rules }: ReadParts): Promise<number> {
  return prismaRead(prisma.complaint.count({ where: overdueOn(rules) }));
}

/** Most cases that are shown as warnings at once; the queue has them all. */
const warningsAtMost = 20;

/** Open cases that used half of their time or more; those of one officer, or with null all. */
export async function listWarnings(
  { prisma, rules }: ReadParts,
  ownerId: string | null,
): Promise<{ rows: CaseRow[]; count: number }> {
  const where = { endedOn: null, dueLevel: { gte: 50 }, ...(ownerId === null ? {} : { ownerId }) };
  const [rows, count] = await Promise.all([
    prismaRead(
      prisma.complaint.findMany({
        where,
        select: rowFields,
        orderBy: [{ dueOn: "asc" }, { id: "asc" }],
        take: warningsAtMost,
      }),
    ),
    prismaRead(prisma.complaint.count({ where })),
  ]);
  return { rows: rows.map((row) => rowOf(row, rules)), count };
}

function overdueOn(rules: CaseRules): Prisma.ComplaintWhereInput {
  return { endedOn: null, dueOn: { lt: new Date(rules.today()) } };
}

function filterOf(query: CaseQuery, rules: CaseRules): Prisma.ComplaintWhereInput {
  const { kind, place, state, overdue } = query;
  const late = overdue ? overdueOn(rules) : {};
  return { kind, place, state, ...late, ...ownerFilter(query), ...numberFilter(query.number) };
}

function ownerFilter({ owner, ownerId }: CaseQuery): Prisma.ComplaintWhereInput {
  if (owner === "none") return { ownerId: null };
  if (owner === "mine") return ownerId ? { ownerId } : { id: { in: [] } };
  return {};
}

/** A number may be typed without its dashes, or only its beginning. */
function numberFilter(typed = ""): Prisma.ComplaintWhereInput {
  const digits = typed.replace(/\D/g, "").slice(0, 10);
  if (typed.trim() === "") return {};
  if (digits === "") return { id: { in: [] } };
  return {
    number: { startsWith: [digits.slice(0, 2), digits.slice(2, 6), digits.slice(6)].filter(Boolean).join("-") },
  };
}

function afterCursor(before: string | undefined): Prisma.ComplaintWhereInput {
  const cursor = before === undefined ? null : readCursor(before);
  if (!cursor) return {};
  const { urgency, id } = cursor;
  return { urgency: { gte: urgency }, OR: [{ urgency: { gt: urgency } }, { id: { gt: id } }] };
}

function rowOf(found: FoundRow, rules: CaseRules): CaseRow {
  const { dueLevel, endedOn, dueOn, ...row } = found;
  const [today, due] = [rules.today(), dueOn?.toISOString().slice(0, 10) ?? null];
  const overdue = endedOn === null && due !== null && due < today;
  const { id, number, place, anonymous, owner, danger, unread } = row;
  return {
    ...{ id, number, place, anonymous, owner, danger, unread },
    // Written by the turn from ComplaintKind, and held to CaseState and TrackId by checks of the table.
    kind: row.kind as ComplaintKind,
    // Likewise.
    state: row.state as CaseState,
    // Likewise.
    track: row.track as TrackId,
    // Written from ClockLevel by moves and the sweep.
    level: dueLevel as ClockLevel,
    receivedAt: row.receivedAt.toISOString(),
    dueOn: due,
    overdue,
    rests: due === null && restsIn(row.state, rules),
    left: due === null || overdue || endedOn !== null ? null : workingDaysLeft(rules, today, due),
  };
}

/** Where nothing is due: the case ended, or the citizen is to act. */
function restsIn(state: string, { book }: CaseRules): boolean {
  // Held to these by a check of the table.
  const { ended, waits } = book.states.states[state as CaseState];
  return ended === true || waits === true;
}

function workingDaysLeft({ book }: CaseRules, today: string, due: string): number | null {
  try {
    return workingDaysBetween(book.calendar, today, due);
  } catch (error) {
    if (error instanceof AppError && error.code === "CALENDAR_UNKNOWN") return null;
    throw error;
  }
}

const fileFields = {
  ...rowFields,
  version: true,
  lang: true,
  wrappedKey: true,
  sealedLink: true,
  citizenRead: true,
  employer: { select: { name: true } },
  sealedPetition: true,
  petitionForm: true,
  petitionPlace: true,
  outcome: true,
  transferredTo: true,
  mergedInto: { select: { id: true, number: true } },
  merged: { where: { state: "merged" }, orderBy: { number: "asc" }, select: { id: true, number: true } },
  muted: true,
  filedBy: { select: { name: true } },
  person: { select: { complaintId: true } },
  entries: { orderBy: { seq: "asc" }, include: { staff: { select: { name: true } } } },
  files: { orderBy: { id: "asc" }, select: { id: true, wrappedKey: true, sealedAbout: true } },
} satisfies Prisma.ComplaintSelect;

type FoundCase = Prisma.ComplaintGetPayload<{ select: typeof fileFields }>;

/** A case with everything that was told about it, opened; null when there is none of this id. */
export async function readCase(parts: ReadParts, id: string): Promise<CaseFile | null> {
  const { database, prisma, keys } = parts;
  if (!/^[0-9a-f-]{36}$/i.test(id)) return null;
  const found = await prismaRead(prisma.complaint.findUnique({ where: { id }, select: fileFields }));
  const [times] = await database.query<TimesRow>({
    name: "case-times",
    text: `select ${timesColumns} from complaint c where c.id = $1`,
    values: [id],
  });
  if (!found || !times) return null;
  return opened(parts, { found, times, key: unwrapCaseKey(keys.ring, id, Buffer.from(found.wrappedKey)) });
}

async function opened(
  { database, rules }: ReadParts,
  { found, times: row, key }: { found: FoundCase; times: TimesRow; key: SealingKey },
): Promise<CaseFile> {
  const { sealedLink, citizenRead, person, filedBy, muted, entries, files } = found;
  const { version, lang, petitionForm, petitionPlace, outcome, transferredTo, mergedInto, merged } = found;
  const times = timesOf(row);
  const linked = sealedLink !== null;
  const delivered = await deliveriesOf(database, { key, entries, linked, citizenRead });
  return {
    ...rowOf(found, rules),
    ...{ version, lang, petitionForm, petitionPlace, outcome, transferredTo, mergedInto, merged },
    employer: found.employer?.name ?? null,
    told: found.sealedPetition ? openPetition(key, found.id, found.sealedPetition) : {},
    named: person !== null,
    muted,
    filedBy: filedBy?.name ?? null,
    times,
    clocks: caseClocks(times, rules.book, rules.today()),
    linked,
    entries: entries.map((entry) => ({
      id: entry.id,
      at: entry.at.toISOString(),
      // Held to these three by a check of the table.
      from: entry.author as CaseFile["entries"][number]["from"],
      by: entry.staff?.name ?? null,
      text: openEntry(key, entry.id, entry.sealedText),
      delivery: delivered.get(entry.id) ?? null,
    })),
    files: files.map((file) => ({
      id: file.id,
      ...openFileAbout(unwrapFileKey(key, file.id, file.wrappedKey), file.id, file.sealedAbout),
    })),
  };
}
