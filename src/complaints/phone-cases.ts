/**
 * Cases as a chat on a phone may show them: number, kind, place, due day and state, and nothing that anybody told. Cases with a
 * sign of danger and those against persons never come into a chat; they are only counted. `storage` implements it.
 */
import type { Actor, CaseState, ComplaintKind } from "./desk.ts";
import type { OfficerMove } from "./moves.ts";

/** Lists of cases a chat can show. */
export const phoneViews = ["mine", "unassigned", "due-week", "overdue"] as const;
/** One of the lists. */
export type PhoneView = (typeof phoneViews)[number];

/** Moves that need no words of the officer; all others are made in the console. */
export const phoneMoves = ["take", "take-over", "assign", "hand-over", "release", "accept", "resume", "close"] as const;
/** One of these moves. */
export type PhoneMove = (typeof phoneMoves)[number];

/** A case without anything that was told. */
export interface PhoneCase {
  id: string;
  number: string;
  kind: ComplaintKind;
  /** Id of a commune or ward. */
  place: string | null;
  state: CaseState;
  /** ISO day. */
  dueOn: string | null;
  overdue: boolean;
  version: number;
  owner: { id: string; name: string } | null;
  /** Moves that are open to who asks. */
  moves: readonly PhoneMove[];
}

/** A page of a list; `hidden`: cases of it that are only opened in the console, at most `countedAtMost`. */
export interface PhonePage {
  rows: PhoneCase[];
  more: boolean;
  hidden: number;
}

/** Who asks, in whose reach, and whether they give away what others have. */
export interface PhoneActor extends Required<Pick<Actor, "staffId" | "reach">> {
  assigns: boolean;
}

/** Cases for chats. What is out of reach, hidden or not there is all the same: null. */
export interface PhoneCases {
  /** Most urgent first, after the case of this id. */
  page(actor: PhoneActor, view: PhoneView, asked: { after: string | null; limit: number }): Promise<PhonePage>;
  /** How many cases each list holds, and how many are hidden, each at most `countedAtMost`. */
  counts(actor: PhoneActor): Promise<Record<PhoneView | "hidden", number>>;
  /** A case by its id or its number. */
  find(actor: PhoneActor, which: { id: string } | { number: string }): Promise<PhoneCase | null>;
  /** Who else may have a case, by name. */
  colleagues(actor: PhoneActor, caseId: string): Promise<{ id: string; name: string }[]>;
}

/** True for a move that a chat can make. */
export function isPhoneMove(move: OfficerMove): move is PhoneMove {
  return phoneMoves.some((one) => one === move);
}
