/** Browsers that somebody is signed in with. */
import type { StaffMember, StaffStore } from "../console/staff.ts";
import { type PrismaClient, prismaRead } from "./prisma.ts";
import { memberOf } from "./staff-rows.ts";

type Sessions = Pick<StaffStore, "openSession" | "session" | "closeSession" | "sessions" | "endSessions">;

/** The sessions of a database. */
export function staffSessions(prisma: PrismaClient): Sessions {
  return {
    async openSession({ hash, staffId, expiresAt, device }) {
      await prismaRead(prisma.staffSession.create({ data: { hash, staffId, device, expiresAt: new Date(expiresAt) } }));
    },
    session: (hash, activeSince, how) => session(prisma, hash, { activeSince, unseen: how?.unseen === true }),
    async closeSession(hash) {
      await prismaRead(prisma.staffSession.deleteMany({ where: { hash } }));
    },
    async sessions(staffId, { hash: mine, activeSince }) {
      const where = { staffId, expiresAt: { gt: new Date() }, seenAt: { gte: new Date(activeSince) } };
      const found = await prismaRead(
        prisma.staffSession.findMany({ where, orderBy: [{ seenAt: "desc" }, { id: "asc" }] }),
      );
      return found.map(({ id, device, createdAt, seenAt, hash }) => ({
        ...{ id, device, mine: hash === mine },
        since: createdAt.toISOString(),
        seen: seenAt.toISOString(),
      }));
    },
    async endSessions(staffId, which) {
      const other = "id" in which ? { id: which.id } : { hash: { not: which.exceptHash } };
      await prismaRead(prisma.staffSession.deleteMany({ where: { staffId, ...other } }));
    },
  };
}

async function session(
  prisma: PrismaClient,
  hash: string,
  { activeSince, unseen }: { activeSince: string; unseen: boolean },
): Promise<StaffMember | null> {
  const now = new Date();
  const alive = { hash, expiresAt: { gt: now }, seenAt: { gte: new Date(activeSince) }, staff: { disabled: false } };
  const found = await prismaRead(prisma.staffSession.findFirst({ where: alive, include: { staff: true } }));
  if (!found) return null;
  if (unseen) return memberOf(found.staff);
  await prismaRead(
    prisma.$transaction([
      prisma.staffSession.updateMany({ where: { hash }, data: { seenAt: now } }),
      prisma.staff.updateMany({ where: { id: found.staffId }, data: { lastSeenAt: now } }),
    ]),
  );
  return memberOf(found.staff);
}
