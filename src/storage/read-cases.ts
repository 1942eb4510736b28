/** The queue, read through Prisma. It opens no seal. */

import type { CaseRules } from "../complaints/case-rules.ts";
import type { CaseQuery, CaseRow, CaseState, ComplaintKind } from "../complaints/desk.ts";
import { AppError } from "../errors.ts";
import { workingDaysBetween } from "../rules/calendar.ts";
import type { ClockLevel } from "../rules/cases/case-clocks.ts";
import type { TrackId } from "../rules/cases/tracks.ts";
import { readCursor, writeCursor } from "./case-cursor.ts";
import type { Database } from "./database.ts";
import { type PrismaClient, prismaRead } from "./prisma.ts";
import type { Prisma } from "./prisma-client/client.ts";
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

/** A row of the queue as it is read. */
export type FoundRow = Prisma.ComplaintGetPayload<{ select: typeof rowFields }>;

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

/** A row of the queue as officers see it. */
export function rowOf(found: FoundRow, rules: CaseRules): CaseRow {
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
