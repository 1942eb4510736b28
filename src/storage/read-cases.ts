/** The queue and one case, read through Prisma. The queue opens no seal. */
import type { CaseFile, CaseQuery, CaseRow, CaseState, ComplaintKind } from "../complaints/desk.ts";
import { readCursor, writeCursor } from "./case-cursor.ts";
import { openEntry, openFileAbout, unwrapCaseKey, unwrapFileKey } from "./case-rows.ts";
import { type PrismaClient, prismaRead } from "./prisma.ts";
import type { Prisma } from "./prisma-client/client.ts";
import type { SealingKey } from "./seal.ts";
import type { Keys } from "./sealed-rows.ts";

const rowFields = {
  id: true,
  number: true,
  kind: true,
  place: true,
  state: true,
  receivedAt: true,
  anonymous: true,
  danger: true,
  owner: { select: { id: true, name: true } },
} satisfies Prisma.ComplaintSelect;

type FoundRow = Prisma.ComplaintGetPayload<{ select: typeof rowFields }>;

/** One page of the queue, newest first. A cursor that is none of ours gives the first page. */
export async function listCases(
  prisma: PrismaClient,
  query: CaseQuery,
): Promise<{ rows: CaseRow[]; next: string | null }> {
  const found = await prismaRead(
    prisma.complaint.findMany({
      where: { AND: [filterOf(query), afterCursor(query.before)] },
      select: rowFields,
      orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
      take: query.limit + 1,
    }),
  );
  const page = found.slice(0, query.limit);
  const last = page.at(-1);
  return { rows: page.map(rowOf), next: found.length > page.length && last ? writeCursor(last) : null };
}

function filterOf(query: CaseQuery): Prisma.ComplaintWhereInput {
  const { kind, place, state } = query;
  return { kind, place, state, ...ownerFilter(query), ...numberFilter(query.number) };
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
  const { receivedAt, id } = cursor;
  return { receivedAt: { lte: receivedAt }, OR: [{ receivedAt: { lt: receivedAt } }, { id: { lt: id } }] };
}

function rowOf(found: FoundRow): CaseRow {
  return {
    ...found,
    // Written by the turn from ComplaintKind, and held to CaseState by a check of the table.
    kind: found.kind as ComplaintKind,
    // Likewise.
    state: found.state as CaseState,
    receivedAt: found.receivedAt.toISOString(),
  };
}

const fileFields = {
  ...rowFields,
  version: true,
  lang: true,
  wrappedKey: true,
  muted: true,
  filedBy: { select: { name: true } },
  person: { select: { complaintId: true } },
  entries: { orderBy: { seq: "asc" }, include: { staff: { select: { name: true } } } },
  files: { orderBy: { id: "asc" }, select: { id: true, wrappedKey: true, sealedAbout: true } },
} satisfies Prisma.ComplaintSelect;

type FoundCase = Prisma.ComplaintGetPayload<{ select: typeof fileFields }>;

/** A case with everything that was told about it, opened; null when there is none of this id. */
export async function readCase(prisma: PrismaClient, keys: Keys, id: string): Promise<CaseFile | null> {
  if (!/^[0-9a-f-]{36}$/i.test(id)) return null;
  const found = await prismaRead(prisma.complaint.findUnique({ where: { id }, select: fileFields }));
  return found ? opened(found, unwrapCaseKey(keys.ring, id, Buffer.from(found.wrappedKey))) : null;
}

function opened(found: FoundCase, key: SealingKey): CaseFile {
  const { wrappedKey: _, person, filedBy, muted, entries, files, ...row } = found;
  return {
    ...rowOf(row),
    version: found.version,
    lang: found.lang,
    named: person !== null,
    muted,
    filedBy: filedBy?.name ?? null,
    entries: entries.map((entry) => ({
      id: entry.id,
      at: entry.at.toISOString(),
      // Held to these three by a check of the table.
      from: entry.author as CaseFile["entries"][number]["from"],
      by: entry.staff?.name ?? null,
      text: openEntry(key, entry.id, entry.sealedText),
    })),
    files: files.map((file) => ({
      id: file.id,
      ...openFileAbout(unwrapFileKey(key, file.id, file.wrappedKey), file.id, file.sealedAbout),
    })),
  };
}
