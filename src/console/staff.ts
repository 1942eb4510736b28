/** Accounts of the staff: the port the console signs people in with. `storage` implements it. */
import type { Reach } from "../complaints/desk.ts";
import type { Right } from "../rules/staff/rights.ts";

/** A person with an account. */
export interface StaffMember {
  id: string;
  /** Lower-case sign-in name. */
  login: string;
  name: string;
  /** Ids of flows/roles.yaml. */
  roles: readonly string[];
  /** Of which cases they know. */
  reach: Reach;
  /** An app on their phone gives them codes for the second step of signing in. */
  secondStep: boolean;
}

/** A person who is signed in, with what they may do. */
export interface SignedIn extends StaffMember {
  rights: readonly Right[];
  /** A role asks for a second step that is not set up yet; until then they have no rights. */
  mustSetUp: boolean;
}

/** An account as signing in needs it. */
export interface SignInAccount extends StaffMember {
  passwordHash: string;
  disabled: boolean;
  /** The secret the codes of the second step are made from; null while none is set up. */
  codeSecret: Uint8Array | null;
}

/** An account as the list of people shows it. */
export interface ListedMember extends StaffMember {
  disabled: boolean;
  lastSeen: string | null;
}

/** A browser somebody is signed in with. */
export interface StaffSession {
  id: string;
  /** Browser and system, such as "chrome android"; empty when it was not told. */
  device: string;
  /** ISO instants. */
  since: string;
  seen: string;
  /** The one that asks. */
  mine: boolean;
}

/** Failed sign-ins under one key: how many in the last 24 hours, and the ISO instant of the latest. */
export interface Failures {
  count: number;
  latest: string | null;
}

/** What a one-time link is for: a new account with these roles, or a new password of an account. */
export interface Invited {
  roles: readonly string[];
  /** Sign-in name of the account whose password it renews; null: it makes a new account. */
  renews: string | null;
  expiresAt: string;
}

/** A new one-time link. `by` null: the operator at the server. */
export interface NewLink {
  hash: string;
  roles: readonly string[];
  /** Id of the account whose password it renews. */
  renews?: string;
  by: string | null;
  expiresAt: string;
}

/** What an account is to be able to do. `works`: one of the roles works on cases. */
export interface GivenRoles {
  roles: readonly string[];
  reach: Reach;
  works: boolean;
}

/** Who acts on accounts. */
export interface AccountActor {
  staffId: string;
}

/** Tokens and passwords arrive here already hashed (SHA-256 for random tokens, Argon2id for passwords). */
export interface StaffStore {
  count(): Promise<number>;
  byLogin(login: string): Promise<SignInAccount | null>;
  list(): Promise<ListedMember[]>;
  /** Uses up the invitation and makes the account in one transaction; null when the invitation is unknown, used or old. */
  accept(
    invitationHash: string,
    account: { login: string; name: string; passwordHash: string },
  ): Promise<StaffMember | "login-taken" | null>;
  /** Uses up a link for a new password: sets it and ends all sessions. Null when the link is unknown, used or old. */
  renew(invitationHash: string, passwordHash: string): Promise<StaffMember | null>;
  invitation(hash: string): Promise<Invited | null>;
  invite(link: NewLink): Promise<void>;
  openSession(session: { hash: string; staffId: string; expiresAt: string; device: string }): Promise<void>;
  /**
   * The signed-in person, or null when the session is unknown, past its end, not used since the ISO instant
   * `activeSince`, or the account disabled. Marks it as seen, unless asked not to.
   */
  session(hash: string, activeSince: string, how?: { unseen: boolean }): Promise<StaffMember | null>;
  closeSession(hash: string): Promise<void>;
  /** A person's sessions that have not ended, used since the ISO instant, last used first. `hash` is the one that asks. */
  sessions(staffId: string, asks: { hash: string; activeSince: string }): Promise<StaffSession[]>;
  /** Ends one of a person's sessions, or all but the one of `exceptHash`. */
  endSessions(staffId: string, which: { id: string } | { exceptHash: string }): Promise<void>;
  setDisabled(actor: AccountActor, staffId: string, disabled: boolean): Promise<void>;
  /**
   * Changes what an account may do and reaches, and ends its sessions. Open cases it has that are outside of its reach
   * now, or all where it no longer works on cases, go back to the queue.
   */
  setRoles(actor: AccountActor, staffId: string, given: GivenRoles): Promise<void>;
  /** Changes one's own password, and ends all other sessions. */
  setPassword(staffId: string, passwordHash: string, sessionHash: string): Promise<void>;
  /** Sets up the second step, of which the code of half minute `used` was just seen; `recovery` are hashes. */
  setSecondStep(
    staffId: string,
    step: { secret: Uint8Array; used: number; recovery: readonly string[] },
  ): Promise<void>;
  /** Takes somebody's second step away and ends their sessions. */
  resetSecondStep(actor: AccountActor, staffId: string): Promise<void>;
  /** True once for the code of each half minute, and never for one before it. */
  useCode(staffId: string, halfMinute: number): Promise<boolean>;
  /** True once for each recovery code. */
  useRecovery(staffId: string, hash: string): Promise<boolean>;
  /** Writes down that somebody tried what they may not do. */
  noteRefused(actor: AccountActor, refused: { right: Right; caseId: string | null }): Promise<void>;
  /**
   * Failed sign-ins of the last 24 hours for a login name and for an address, both keyed-hashed by the store. In place
   * of a login name the console also passes "device:<id>", a browser this person signed in with before.
   */
  failures(login: string, address: string): Promise<{ login: Failures; address: Failures }>;
  noteFailure(login: string, address: string): Promise<void>;
  /** Forgets the failures of a login name (or device); those of the address stay. */
  clearFailures(login: string): Promise<void>;
}
