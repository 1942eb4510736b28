import type { Failures, StaffMember, StaffRole, StaffStore } from "../../src/console/staff.ts";

type Account = StaffMember & { passwordHash: string; disabled: boolean; lastSeen: string | null };

/** A StaffStore in memory, for tests of the pages: the same promises as the port. */
export class MemoryStaff implements StaffStore {
  readonly accounts: Account[] = [];
  readonly sessions = new Map<string, { staffId: string; expiresAt: string; seenAt: string }>();
  readonly invitations = new Map<string, { role: StaffRole; expiresAt: string; used: boolean }>();
  readonly failed: { login: string; address: string; at: string }[] = [];
  readonly #now: () => Date;

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
    return this.accounts.map(({ passwordHash: _secret, ...listed }) => listed);
  }

  async accept(hash: string, account: { login: string; name: string; passwordHash: string }) {
    const invitation = this.invitations.get(hash);
    if (!invitation || invitation.used || invitation.expiresAt <= this.#now().toISOString()) return null;
    if (this.accounts.some(({ login }) => login === account.login)) return "login-taken" as const;
    invitation.used = true;
    return this.add({ ...account, role: invitation.role });
  }

  add(account: { login: string; name: string; passwordHash: string; role: StaffRole }): StaffMember {
    const id = `00000000-0000-4000-8000-00000000000${this.accounts.length + 1}`;
    this.accounts.push({ id, disabled: false, lastSeen: null, ...account });
    return { id, login: account.login, name: account.name, role: account.role };
  }

  async invitation(hash: string) {
    const invitation = this.invitations.get(hash);
    return invitation && !invitation.used ? { role: invitation.role, expiresAt: invitation.expiresAt } : null;
  }

  async invite(invitation: { hash: string; role: StaffRole; by: string | null; expiresAt: string }) {
    this.invitations.set(invitation.hash, { role: invitation.role, expiresAt: invitation.expiresAt, used: false });
  }

  async openSession(session: { hash: string; staffId: string; expiresAt: string }) {
    const { hash, staffId, expiresAt } = session;
    this.sessions.set(hash, { staffId, expiresAt, seenAt: this.#now().toISOString() });
  }

  async session(hash: string, activeSince: string, how?: { unseen: boolean }) {
    const session = this.sessions.get(hash);
    const now = this.#now().toISOString();
    const account = this.accounts.find(({ id }) => id === session?.staffId);
    if (!session || !account || account.disabled) return null;
    if (session.expiresAt <= now || session.seenAt < activeSince) return null;
    if (!how?.unseen) {
      session.seenAt = now;
      account.lastSeen = now;
    }
    const { id, login, name, role } = account;
    return { id, login, name, role };
  }

  async closeSession(hash: string) {
    this.sessions.delete(hash);
  }

  async setDisabled(_actor: { staffId: string }, staffId: string, disabled: boolean) {
    for (const account of this.accounts) if (account.id === staffId) account.disabled = disabled;
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

  #count(matches: (failure: { login: string; address: string }) => boolean): Failures {
    const since = new Date(this.#now().getTime() - 24 * 60 * 60_000).toISOString();
    const found = this.failed.filter((failure) => matches(failure) && failure.at > since);
    return { count: found.length, latest: found.at(-1)?.at ?? null };
  }
}
