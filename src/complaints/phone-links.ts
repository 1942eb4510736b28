/**
 * Chats on Zalo and Telegram that work for an account of the staff. A chat is linked by a code of the console that is typed
 * there, and counts only once its officer has confirmed it in the console. `storage` implements it.
 */
import type { Actor, Reach } from "./desk.ts";

/** Minutes for which a code can be used. */
export const codeMinutes = 10;
/** Days without use after which a chat has to be confirmed again. */
export const asleepAfterDays = 30;

/** A chat of a messenger, by the platform's id. */
export interface PhoneChat {
  channel: string;
  address: string;
}

/** A messenger in which chats can be linked. */
export interface PhoneMessenger {
  name: string;
  /** Address that opens the service's own chat there, and sends a code along where the messenger can; null: not known. */
  chatAddress(code: string): string | null;
}

/** Times of day in Vietnam between which news wait, such as "20:00" and "07:00"; both the same: never. */
export interface QuietHours {
  from: string;
  until: string;
}

/** A linked chat as its officer sees it in the console: nothing of the platform's id. */
export interface PhoneLink {
  id: string;
  channel: string;
  /** False until it was confirmed in the console, and again when it was not used for long. */
  confirmed: boolean;
  /** Four digits that the chat shows too. */
  check: string;
  /** ISO instants. */
  since: string;
  usedAt: string;
  quiet: QuietHours;
  digest: boolean;
  /** False while the platform lets nothing through to it. */
  reachable: boolean;
}

/** Whose chat it is, with what they may do now. */
export interface PhoneOfficer {
  linkId: string;
  staffId: string;
  name: string;
  /** Ids of flows/roles.yaml. */
  roles: readonly string[];
  reach: Reach;
  confirmed: boolean;
  check: string;
}

/** Linked chats. Every change of a link is written into the audit log. */
export interface PhoneLinks {
  /** Keeps the code, as a keyed hash, in place of the one before; until this ISO instant. */
  newCode(staffId: string, code: string, expiresAt: string): Promise<void>;
  /** Somebody's chats, oldest first. */
  list(staffId: string): Promise<PhoneLink[]>;
  /** How many chats each account has; those that have none are left out. */
  counts(): Promise<ReadonlyMap<string, number>>;
  /** False when there is no such chat of the actor's that waits for it. */
  confirm(actor: Actor, linkId: string): Promise<boolean>;
  /** Unlinks one of somebody's chats, or all of them; gives how many. */
  unlink(actor: Actor, staffId: string, linkId?: string): Promise<number>;
  /** Sets quiet hours and whether the morning's news are wanted. */
  set(staffId: string, linkId: string, how: { quiet: QuietHours; digest: boolean }): Promise<void>;
  /** Uses up a code: the chat now waits for its officer's word. Null for a code that is wrong, used or old. */
  claim(chat: PhoneChat, code: string, quiet: QuietHours): Promise<{ name: string; check: string } | null>;
  /** Whose chat it is; null: nobody's. Marks it as used; one that was not used for long has to be confirmed again. */
  officer(chat: PhoneChat): Promise<PhoneOfficer | null>;
}
