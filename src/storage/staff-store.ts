/** The staff's accounts, sessions and invitations, through Prisma. */
import { randomUUID } from "node:crypto";
import type { StaffMember, StaffRole, StaffStore } from "../console/staff.ts";
import type { Database } from "./database.ts";
import type { HouseKeys } from "./house-keys.ts";
import { isPrismaCode, type PrismaClient, prismaRead } from "./prisma.ts";
import { signInFailures } from "./sign-in-failures.ts";

type Row = { id: string; login: string; name: string; role: string };

/** The staff store of a database. */
export function createStaffStore(database: Database, prisma: PrismaClient, keys: HouseKeys): StaffStore {
  return {
    count: () => prismaRead(prisma.staff.count()),
    byLogin: (login) => byLogin(prisma, login),
    list: () => list(prisma),
    accept: (hash, account) => accept(prisma, hash, account),
    invitation: (hash) => invitation(prisma, hash),
    invite: (invited) => invite(prisma, invited),
    async openSession({ hash, staffId, expiresAt }) {
      await prismaRead(prisma.staffSession.create({ data: { hash, staffId, expiresAt: new Date(expiresAt) } }));
    },
    session: (hash, activeSince, how) => session(prisma, hash, { activeSince, unseen: how?.unseen === true }),
    async closeSession(hash) {
      await prismaRead(prisma.staffSession.deleteMany({ where: { hash } }));
    },
    setDisabled: (actor, staffId, disabled) => setDisabled(database, actor.staffId, { staffId, disabled }),
    ...signInFailures(prisma, keys),
  };
}

function memberOf({ id, login, name, role }: Row): StaffMember {
  // Written by accept from an invitation, whose role is a StaffRole.
  return { id, login, name, role: role as StaffRole };
}

async function byLogin(prisma: PrismaClient, login: string): ReturnType<StaffStore["byLogin"]> {
  const found = await prismaRead(prisma.staff.findUnique({ where: { login: login.toLowerCase() } }));
  return found && { ...memberOf(found), passwordHash: found.passwordHash, disabled: found.disabled };
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
  const found = await prismaRead(prisma.invitation.findFirst({ where: usable(hash) }));
  // Written by invite, which takes a StaffRole.
  return found && { role: found.role as StaffRole, expiresAt: found.expiresAt.toISOString() };
}

function usable(hash: string) {
  return { hash, usedAt: null, expiresAt: { gt: new Date() } };
}

async function invite(prisma: PrismaClient, invited: Parameters<StaffStore["invite"]>[0]): Promise<void> {
  const { hash, role, by, expiresAt } = invited;
  await prismaRead(
    prisma.$transaction([
      prisma.invitation.create({ data: { hash, role, invitedBy: by, expiresAt: new Date(expiresAt) } }),
      prisma.auditEntry.create({ data: audit(by ?? "system", "staff-invited", role) }),
    ]),
  );
}

async function accept(
  prisma: PrismaClient,
  hash: string,
  account: { login: string; name: string; passwordHash: string },
): ReturnType<StaffStore["accept"]> {
  const accepted = prisma.$transaction(async (tx) => {
    const used = await tx.invitation.updateManyAndReturn({ where: usable(hash), data: { usedAt: new Date() } });
    const role = used[0]?.role;
    if (role === undefined) return null;
    const data = { id: randomUUID(), ...account, login: account.login.toLowerCase(), role };
    const member = memberOf(await tx.staff.create({ data }));
    await tx.auditEntry.create({ data: audit(member.id, "staff-joined", role) });
    return member;
  });
  return prismaRead(accepted).catch((error: unknown) => {
    if (isPrismaCode(error, "P2002")) return "login-taken" as const;
    throw error;
  });
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

/**
 * Switches an account off or on. Switched off, its sessions end and its open cases go back to the queue, so that somebody
 * else can take them: one statement, because that must happen together.
 */
async function setDisabled(
  database: Database,
  by: string,
  { staffId, disabled }: { staffId: string; disabled: boolean },
): Promise<void> {
  await database.query({
    text: `with changed as (update staff set disabled = $2::boolean where id = $1::uuid returning id),
             ended as (delete from staff_session using changed where $2 and staff_id = changed.id),
             returned as (
               update complaint set owner_id = null, taken_at = null, version = version + 1,
                 state = case state when 'in-progress' then 'received' else state end
               from changed where $2 and owner_id = changed.id and ended_on is null and state <> 'closed' returning complaint.id),
             released as (
               insert into audit_entry (at, actor, action, complaint_id) select now(), $3::text, 'released', id from returned)
           insert into audit_entry (at, actor, action, detail)
           select now(), $3::text, case when $2 then 'staff-disabled' else 'staff-enabled' end, id::text from changed`,
    values: [staffId, disabled, by],
  });
}

function audit(actor: string, action: string, detail: string) {
  return { at: new Date(), actor, action, detail };
}
