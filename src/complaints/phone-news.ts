/**
 * News for the staff without their asking: once in the morning what the day holds, and at any time that a case was given to
 * them, that a citizen wrote, that somebody is in danger. Numbers of cases and counts only. `storage` implements it.
 */
import type { Message } from "../flow/message.ts";
import type { Day } from "../rules/day.ts";
import type { Reach } from "./desk.ts";
import type { QuietHours } from "./phone-links.ts";

/** What a morning comes to, in cases; each at most `countedAtMost`. */
export interface MorningCounts {
  /** Came since the day of the morning before, in reach. */
  fresh: number;
  /** The reader's own. */
  dueToday: number;
  dueWeek: number;
  overdueMine: number;
  /** In reach, whoever has them. */
  overdue: number;
  urgent: number;
  /** Employers of whom many people complain; 0 for who may not see that. */
  clusters: number;
}

/** Somebody of the staff, with the linked chat in which they are told of news. */
export interface NewsReader {
  staffId: string;
  roles: readonly string[];
  reach: Reach;
  chat: { linkId: string; lang: string; quiet: QuietHours; digest: boolean } | null;
}

/** Something that happened to a case. `hidden`: its number does not come into a chat. */
export interface PendingNews {
  seq: string;
  /** Null: everybody in whose reach the case is. */
  staffId: string | null;
  what: "assigned" | "wrote" | "danger";
  caseId: string;
  number: string;
  place: string | null;
  kind: string;
  hidden: boolean;
}

/** What the morning came to for somebody; `arrived`: their chat has shown it. */
export interface Morning {
  counts: MorningCounts;
  arrived: boolean;
}

/** The news that wait, and what was told. */
export interface PhoneNews {
  /** Everybody whose account is on. */
  readers(): Promise<NewsReader[]>;
  /** Ids of those who have a morning of this day. */
  hadMorning(day: Day): Promise<ReadonlySet<string>>;
  counts(reader: Pick<NewsReader, "staffId" | "reach">, day: Day): Promise<Omit<MorningCounts, "clusters">>;
  /**
   * Keeps a morning and says it in a chat, in one piece; null: it only stands in the console. An earlier morning that never
   * arrived is not sent any more. False when the day had one already: nothing was written.
   */
  keepMorning(
    of: { staffId: string; day: Day; counts: MorningCounts },
    say: { linkId: string; message: Message } | null,
  ): Promise<boolean>;
  morningOf(staffId: string, day: Day): Promise<Morning | null>;
  /** Oldest first, at most some hundreds. */
  pending(): Promise<PendingNews[]>;
  /** Says messages in chats and forgets the news they tell, in one piece; news that another process told are told no more. */
  tell(seqs: readonly string[], says: readonly { linkId: string; message: Message }[]): Promise<void>;
}

/** True for a time of day ("20:15") within quiet hours, which may go over midnight. */
export function isQuiet({ from, until }: QuietHours, time: string): boolean {
  return from <= until ? from <= time && time < until : time >= from || time < until;
}
