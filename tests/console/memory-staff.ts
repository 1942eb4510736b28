import type { Reach } from "../../src/complaints/desk.ts";
import { everywhere } from "../../src/complaints/reach.ts";
import type {
  Failures,
  GivenRoles,
  Invited,
  NewLink,
  SignInAccount,
  StaffMember,
  StaffStore,
} from "../../src/console/staff.ts";
import type { Right } from "../../src/rules/staff/rights.ts";

type Account = SignInAccount & { lastSeen: string | null; usedCode: number; recovery: string[] };

interface Session {
  id: string;
  staffId: string;
  device: string;
  expiresAt: string;
  since: string;
  seenAt: string;
}

/** A StaffStore in memory, for tests of the pages: the same promises as the port. */
export class MemoryStaff implements StaffStore {
  readonly accounts: Account[] = [];
  readonly open = new Map<string, Session>();
  readonly invitations = new Map<string, Omit<Invited, "renews"> & { staffId: string | null; used: boolean }>();
  readonly failed: { login: string; address: string; at: string }[] = [];
  /** What was refused, as the audit log would have it. */
  readonly refused: { staffId: string; right: Right; caseId: string | null }[] = [];
  readonly #now: () => Date;
  #sessions = 0;

  constructor(now: () => Date) {
    this.#now = now;
  }

  async count() {
    return this.accounts.length;
  }

  async byLogin(login: string) {
    return this.accounts.find((account) => account.login === login) ?? null;
  }

  async list() {
    return this.accounts.map((account) => ({
      ...memberOf(account),
      disabled: account.disabled,
      lastSeen: account.lastSeen,
    }));
  }

  async accept(hash: string, account: { login: string; name: string; passwordHash: string }) {
    const invitation = this.#usable(hash);
    if (!invitation || invitation.staffId !== null) return null;
    if (this.accounts.some(({ login }) => login === account.login)) return "login-taken" as const;
    invitation.used = true;
    return this.add({ ...account, roles: invitation.roles });
  }

  async renew(hash: string, passwordHash: string) {
    const invitation = this.#usable(hash);
    const account = this.#account(invitation?.staffId ?? "");
    if (!invitation || !account || account.disabled) return null;
    invitation.used = true;
    account.passwordHash = passwordHash;
    this.#end(account.id);
    return memberOf(account);
  }

  add(account: {
    login: string;
    name: string;
    passwordHash: string;
    roles: readonly string[];
    reach?: Reach;
    codeSecret?: Uint8Array;
  }): StaffMember {
    const id = `00000000-0000-4000-8000-${String(this.accounts.length + 1).padStart(12, "0")}`;
    const { codeSecret = null, reach = everywhere, ...rest } = account;
    const fresh = { disabled: false, lastSeen: null, usedCode: 0, recovery: [] };
    const made: Account = { id, ...rest, reach, codeSecret, secondStep: codeSecret !== null, ...fresh };
    this.accounts.push(made);
    return memberOf(made);
  }

  async invitation(hash: string) {
    const invitation = this.invitations.get(hash);
    if (!invitation || invitation.used) return null;
    const renews = this.#account(invitation.staffId ?? "")?.login ?? null;
    return { roles: invitation.roles, renews, expiresAt: invitation.expiresAt };
  }

  async invite({ hash, roles, renews, expiresAt }: NewLink) {
    this.invitations.set(hash, { roles, staffId: renews ?? null, expiresAt, used: false });
  }

  async openSession({ hash, ...session }: { hash: string; staffId: string; expiresAt: string; device: string }) {
    const now = this.#now().toISOString();
    this.#sessions += 1;
    const id = `50000000-0000-4000-8000-${String(this.#sessions).padStart(12, "0")}`;
    this.open.set(hash, { id, ...session, since: now, seenAt: now });
  }

  async session(hash: string, activeSince: string, how?: { unseen: boolean }) {
    const session = this.open.get(hash);
    const now = this.#now().toISOString();
    const account = this.#account(session?.staffId ?? "");
    if (!session || !account || account.disabled) return null;
    if (session.expiresAt <= now || session.seenAt < activeSince) return null;
    if (!how?.unseen) {
      session.seenAt = now;
      account.lastSeen = now;
    }
    return memberOf(account);
  }

  async closeSession(hash: string) {
    this.open.delete(hash);
  }

  async sessions(staffId: string, { hash: mine, activeSince }: { hash: string; activeSince: string }) {
    return [...this.open]
      .filter(([, session]) => session.staffId === staffId && session.seenAt >= activeSince)
      .map(([hash, { id, device, since, seenAt }]) => ({ id, device, since, seen: seenAt, mine: hash === mine }));
  }

  async endSessions(staffId: string, which: { id: string } | { exceptHash: string }) {
    for (const [hash, session] of this.open) {
      const meant = "id" in which ? session.id === which.id : hash !== which.exceptHash;
      if (session.staffId === staffId && meant) this.open.delete(hash);
    }
  }

  async setDisabled(_actor: { staffId: string }, staffId: string, disabled: boolean) {
    const account = this.#account(staffId);
    if (account) account.disabled = disabled;
  }

  async setRoles(_actor: { staffId: string }, staffId: string, { roles, reach }: GivenRoles) {
    const account = this.#account(staffId);
    if (account) Object.assign(account, { roles, reach });
    this.#end(staffId);
  }

  async setPassword(staffId: string, passwordHash: string, sessionHash: string) {
    const account = this.#account(staffId);
    if (account) account.passwordHash = passwordHash;
    await this.endSessions(staffId, { exceptHash: sessionHash });
  }

  async setSecondStep(staffId: string, step: { secret: Uint8Array; used: number; recovery: readonly string[] }) {
    const account = this.#account(staffId);
    const { secret: codeSecret, used: usedCode, recovery } = step;
    if (account) Object.assign(account, { codeSecret, usedCode, recovery: [...recovery], secondStep: true });
  }

  async resetSecondStep(_actor: { staffId: string }, staffId: string) {
    const account = this.#account(staffId);
    if (account) Object.assign(account, { codeSecret: null, recovery: [], secondStep: false });
    this.#end(staffId);
  }

  async useCode(staffId: string, halfMinute: number) {
    const account = this.#account(staffId);
    if (!account || account.usedCode >= halfMinute) return false;
    account.usedCode = halfMinute;
    return true;
  }

  async useRecovery(staffId: string, hash: string) {
    const account = this.#account(staffId);
    if (!account?.recovery.includes(hash)) return false;
    account.recovery = account.recovery.filter((one) => one !== hash);
    return true;
  }

  async noteRefused({ staffId }: { staffId: string }, refused: { right: Right; caseId: string | null }) {
    this.refused.push({ staffId, ...refused });
  }

  async failures(login: string, address: string) {
    return {
      login: this.#count((failure) => failure.login === login),
      address: this.#count((failure) => failure.address === address),
    };
  }

  async noteFailure(login: string, address: string) {
    this.failed.push({ login, address, at: this.#now().toISOString() });
  }

  async clearFailures(login: string) {
    for (const failure of this.failed) if (failure.login === login) failure.login = "";
  }

  #usable(hash: string) {
    const invitation = this.invitations.get(hash);
    const dead = !invitation || invitation.used || invitation.expiresAt <= this.#now().toISOString();
    return dead ? null : invitation;
  }

  #account(id: string) {
    return this.accounts.find((account) => account.id === id);
  }

  #end(staffId: string) {
    for (const [hash, session] of this.open) if (session.staffId === staffId) this.open.delete(hash);
  }

  #count(matches: (failure: { login: string; address: string }) => boolean): Failures {
    const since = new Date(this.#now().getTime() - 24 * 60 * 60_000).toISOString();
    const found = this.failed.filter((failure) => matches(failure) && failure.at > since);
    return { count: found.length, latest: found.at(-1)?.at ?? null };
  }
}

function memberOf({ id, login, name, roles, reach, secondStep }: Account): StaffMember {
  return { id, login, name, roles, reach, secondStep };
}
