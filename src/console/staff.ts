/** Accounts of the staff: the port the console signs people in with. `storage` implements it with Prisma. */

/** What an account may do: administrators look after accounts and work on cases, officers work on cases. */
export const staffRoles = ["administrator", "officer"] as const;

/** One of the roles. */
export type StaffRole = (typeof staffRoles)[number];

/** A person with an account. */
export interface StaffMember {
  id: string;
  /** Lower-case sign-in name. */
  login: string;
  name: string;
  role: StaffRole;
}

/** Failed sign-ins under one key: how many in the last 24 hours, and the ISO instant of the latest. */
export interface Failures {
  count: number;
  latest: string | null;
}

/** Tokens and passwords arrive here already hashed (SHA-256 for random tokens, Argon2id for passwords). */
export interface StaffStore {
  count(): Promise<number>;
  byLogin(login: string): Promise<(StaffMember & { passwordHash: string; disabled: boolean }) | null>;
  list(): Promise<(StaffMember & { disabled: boolean; lastSeen: string | null })[]>;
  /** Uses up the invitation and makes the account in one transaction; null when the invitation is unknown, used or old. */
  accept(
    invitationHash: string,
    account: { login: string; name: string; passwordHash: string },
  ): Promise<StaffMember | "login-taken" | null>;
  invitation(hash: string): Promise<{ role: StaffRole; expiresAt: string } | null>;
  invite(invitation: { hash: string; role: StaffRole; by: string | null; expiresAt: string }): Promise<void>;
  openSession(session: { hash: string; staffId: string; expiresAt: string }): Promise<void>;
  /**
   * The signed-in person, or null when the session is unknown, past its end, not used since the ISO instant
   * `activeSince`, or the account disabled. Marks it as seen, unless asked not to.
   */
  session(hash: string, activeSince: string, how?: { unseen: boolean }): Promise<StaffMember | null>;
  closeSession(hash: string): Promise<void>;
  setDisabled(actor: { staffId: string }, staffId: string, disabled: boolean): Promise<void>;
  /**
   * Failed sign-ins of the last 24 hours for a login name and for an address, both keyed-hashed by the store. In place
   * of a login name the console also passes "device:<id>", a browser this person signed in with before.
   */
  failures(login: string, address: string): Promise<{ login: Failures; address: Failures }>;
  noteFailure(login: string, address: string): Promise<void>;
  /** Forgets the failures of a login name (or device); those of the address stay. */
  clearFailures(login: string): Promise<void>;
}
