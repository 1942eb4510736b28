/** The staff's accounts, sessions and invitations, through Prisma; what must happen together is one statement. */
import { randomUUID } from "node:crypto";
import type { StaffMember, StaffStore } from "../console/staff.ts";
import type { Database } from "./database.ts";
import type { HouseKeys } from "./house-keys.ts";
import { isPrismaCode, type PrismaClient, prismaRead } from "./prisma.ts";
import { secondStepStore } from "./second-step-store.ts";
import { signInFailures } from "./sign-in-failures.ts";
import { staffChanges } from "./staff-changes.ts";
import { audit, memberOf } from "./staff-rows.ts";
import { staffSessions } from "./staff-sessions.ts";

/** The staff store of a database. */
export function createStaffStore(database: Database, prisma: PrismaClient, keys: HouseKeys): StaffStore {
  const secondStep = secondStepStore(database, keys);
  return {
    count: () => prismaRead(prisma.staff.count()),
    async byLogin(login) {
      const found = await prismaRead(prisma.staff.findUnique({ where: { login: login.toLowerCase() } }));
      if (!found) return null;
      const { passwordHash, disabled, sealedSecondStep: sealed } = found;
      return {
        ...memberOf(found),
        passwordHash,
        disabled,
        codeSecret: sealed && secondStep.secretOf(found.id, sealed),
      };
    },
    list: () => list(prisma),
    accept: (hash, account) => accept(prisma, hash, account),
    renew: (hash, passwordHash) => renew(prisma, hash, passwordHash),
    invitation: (hash) => invitation(prisma, hash),
    invite: (link) => invite(prisma, link),
    ...staffSessions(prisma),
    ...staffChanges(database),
    ...secondStep.store,
    ...signInFailures(prisma, keys),
  };
}

async function list(prisma: PrismaClient): ReturnType<StaffStore["list"]> {
  const found = await prismaRead(prisma.staff.findMany({ orderBy: [{ name: "asc" }, { login: "asc" }] }));
  return found.map((row) => ({
    ...memberOf(row),
    disabled: row.disabled,
    lastSeen: row.lastSeenAt?.toISOString() ?? null,
  }));
}

async function invitation(prisma: PrismaClient, hash: string): ReturnType<StaffStore["invitation"]> {
  const found = await prismaRead(prisma.invitation.findFirst({ where: usable(hash), include: { renewed: true } }));
  if (!found) return null;
  return { roles: found.roles, renews: found.renewed?.login ?? null, expiresAt: found.expiresAt.toISOString() };
}

function usable(hash: string) {
  return { hash, usedAt: null, expiresAt: { gt: new Date() } };
}

async function invite(prisma: PrismaClient, link: Parameters<StaffStore["invite"]>[0]): Promise<void> {
  const { hash, roles, renews: staffId = null, by, expiresAt } = link;
  const [action, detail] = staffId === null ? ["staff-invited", roles.join(" ")] : ["staff-renewal", staffId];
  await prismaRead(
    prisma.$transaction([
      prisma.invitation.create({
        data: { hash, roles: [...roles], staffId, invitedBy: by, expiresAt: new Date(expiresAt) },
      }),
      prisma.auditEntry.create({ data: audit(by ?? "system", action ?? "", detail ?? "") }),
    ]),
  );
}

async function accept(
  prisma: PrismaClient,
  hash: string,
  account: { login: string; name: string; passwordHash: string },
): ReturnType<StaffStore["accept"]> {
  const accepted = prisma.$transaction(async (tx) => {
    const where = { ...usable(hash), staffId: null };
    const used = await tx.invitation.updateManyAndReturn({ where, data: { usedAt: new Date() } });
    const roles = used[0]?.roles;
    if (roles === undefined) return null;
    const data = { id: randomUUID(), ...account, login: account.login.toLowerCase(), roles };
    const member = memberOf(await tx.staff.create({ data }));
    await tx.auditEntry.create({ data: audit(member.id, "staff-joined", roles.join(" ")) });
    return member;
  });
  return prismaRead(accepted).catch((error: unknown) => {
    if (isPrismaCode(error, "P2002")) return "login-taken" as const;
    throw error;
  });
}

/** The new password, with all sessions of the account ended. */
async function renew(prisma: PrismaClient, hash: string, passwordHash: string): Promise<StaffMember | null> {
  return prismaRead(
    prisma.$transaction(async (tx) => {
      const where = { ...usable(hash), renewed: { disabled: false } };
      const used = await tx.invitation.updateManyAndReturn({ where, data: { usedAt: new Date() } });
      const id = used[0]?.staffId;
      if (!id) return null;
      const member = memberOf(await tx.staff.update({ where: { id }, data: { passwordHash } }));
      await tx.staffSession.deleteMany({ where: { staffId: id } });
      await tx.auditEntry.create({ data: audit(id, "staff-password", "link") });
      return member;
    }),
  );
}
