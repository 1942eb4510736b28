/**
 * The officers' side of complaints, as the console needs it. `storage` implements it: reads through Prisma, every
 * change together with its audit entry in one transaction. Bodies are opened only for the case that is looked at.
 */

import type { CaseClocks, CaseTimes, ClockLevel } from "../rules/cases/case-clocks.ts";
import { type CaseState, caseStateIds } from "../rules/cases/case-states.ts";
import type { TrackId } from "../rules/cases/tracks.ts";
import type { MoveMisfit, MoveRequest } from "./moves.ts";

/** States a case can be in, in the order an officer walks through them. */
export const caseStates = caseStateIds;
export type { CaseState };

/** Kinds of trouble a citizen can report. */
export const complaintKinds = [
  "wages",
  "social-insurance",
  "contract",
  "safety",
  "support-money",
  "staff-conduct",
  "other",
  "enquiry",
] as const;
/** One of the kinds. */
export type ComplaintKind = (typeof complaintKinds)[number];

/** One row of the queue; holds nothing of what was told. */
export interface CaseRow {
  id: string;
  number: string;
  kind: ComplaintKind;
  place: string | null;
  state: CaseState;
  /** ISO instant; for an anonymous case the start of its day. */
  receivedAt: string;
  anonymous: boolean;
  /** The sign of danger in what was told, an id of flows/danger.yaml; null for none. */
  danger: string | null;
  owner: { id: string; name: string } | null;
  /** What the message is in law. */
  track: TrackId;
  /** ISO day by which the office must act next; null when nothing is due, or when the day cannot be told. */
  dueOn: string | null;
  level: ClockLevel;
  overdue: boolean;
  /** Nothing is due: it ended, or the citizen is to act. */
  rests: boolean;
  /** Working days left until the due day, with it; null where none is due or they cannot be counted. */
  left: number | null;
  /** Messages of the citizen that nobody has read. */
  unread: number;
  /** Name of the employer it is about. */
  employer: string | null;
  /** Who gave it to its owner, until the owner has looked at it. */
  assignedBy?: string | null;
}

/** Whether an officer's message came to the citizen. code: nobody is told, they read it with their secret code. */
export type Delivery = "arrived" | "sending" | "not-delivered" | "code" | "read";

/** Another case, by its number. */
export interface CaseRef {
  id: string;
  number: string;
}

/** A case opened for reading. */
export interface CaseFile extends CaseRow {
  /** Grows with every change; a change names the version it saw. */
  version: number;
  lang: string;
  /** A name or phone was left; opened only by the identity desk. */
  named: boolean;
  /** Why its news no longer ring, a code; null when they do. */
  muted: string | null;
  /** The officer who wrote it down for a caller. */
  filedBy: string | null;
  entries: {
    id: string;
    at: string;
    from: "citizen" | "officer" | "note";
    /** Name of the officer for "officer" and "note". */
    by: string | null;
    text: string;
    /** Of an officer's message; null for all others. */
    delivery: Delivery | null;
  }[];
  /** The days its clocks depend on, and the clocks as of today: what the citizen is told too. */
  times: CaseTimes;
  clocks: CaseClocks;
  /** What was told for a petition; an ISO day for `knew`. */
  told: { about?: string; request?: string; knew?: string };
  petitionForm: string | null;
  petitionPlace: string | null;
  /** How it ended; a code. */
  outcome: string | null;
  /** The body it was passed to. */
  transferredTo: string | null;
  mergedInto: CaseRef | null;
  /** Cases that are dealt with in this one: their citizens read its answers too. */
  merged: CaseRef[];
  /** The case it was a part of: its citizen's code leads to both. */
  splitFrom: CaseRef | null;
  /** Cases that were split off it. */
  split: CaseRef[];
  /** The citizen is told of news where they wrote from. */
  linked: boolean;
  /** `viewable`: a picture that was drawn anew when it came; it may be looked at in the browser. */
  files: { id: string; name: string; type: string; size: number; viewable?: boolean }[];
}

/** Views of the queue that have a name: filters that officers use every day. */
export const queueViews = ["mine", "unassigned", "due-week", "overdue", "urgent", "waiting"] as const;
/** One of the views. */
export type QueueView = (typeof queueViews)[number];

/** Which places and kinds somebody may see; null: all. A case without a place is in reach of every place. */
export interface Reach {
  places: readonly string[] | null;
  kinds: readonly string[] | null;
}

/** What is asked of the queue. All filters must hold. */
export interface CaseFilters {
  view?: QueueView;
  kind?: ComplaintKind;
  place?: string;
  state?: CaseState;
  /** "mine" needs `ownerId`; "none" are cases nobody took; else the id of a member of staff. */
  owner?: string;
  /** Who asks. */
  ownerId?: string;
  /** Id of the employer. */
  employer?: string;
  /** Only cases whose due day is over. */
  overdue?: boolean;
  /** Only cases with a sign of danger. */
  danger?: boolean;
  /** ISO days: received from the one to the other, both included. */
  from?: string;
  to?: string;
  /** The beginning of a case number, a phone number, an employer, or words of what was told. */
  q?: string;
  reach?: Reach;
}

/** Most urgent first, keyset paging: `before` is the cursor of the previous page. */
export interface CaseQuery extends CaseFilters {
  before?: string;
  limit: number;
}

/** A page of the queue. */
export interface CasePage {
  rows: CaseRow[];
  /** Cursor of the next page. */
  next: string | null;
  /** So many cases were looked through without filling the page that the rest is left to the next one. */
  more: boolean;
}

/** Counts end here: "more than 99" is all that anybody needs to know. */
export const countedAtMost = 100;

/**
 * Why a change was not made: somebody else changed the case first (`by` is the owner now, `since` the ISO instant at
 * which they took it), or it may not be made.
 */
export type ChangeOutcome =
  | { ok: true }
  | { ok: false; reason: "not-found" }
  | { ok: false; reason: "changed-meanwhile" }
  | { ok: false; reason: "taken"; by: string; since: string }
  | { ok: false; reason: "not-owner" }
  | { ok: false; reason: "not-allowed-from"; state: CaseState }
  /** What came with the move is missing or wrong. */
  | { ok: false; reason: "misfit"; misfits: MoveMisfit[] };

/** Who acts; every method writes an audit entry naming them. */
export interface Actor {
  staffId: string;
  /** Of which cases they know; left out: of all (the program itself). */
  reach?: Reach;
  /** The messenger they act from, noted in the audit; left out: the console. */
  via?: string;
}

/** What an officer can do with cases. */
export interface CaseDesk {
  /** A search by phone number is written into the audit of each case it shows. */
  list(query: CaseQuery): Promise<CasePage>;
  /** How many cases each view holds, at most `countedAtMost`. */
  counts(actor: Actor, reach?: Reach): Promise<Record<QueueView, number>>;
  /** Those of these cases that are in reach: what a page that is open is told of. */
  changed(ids: readonly string[], reach?: Reach): Promise<CaseRef[]>;
  open(actor: Actor, id: string): Promise<CaseFile | null>;
  file(actor: Actor, caseId: string, fileId: string): Promise<{ name: string; type: string; bytes: Uint8Array } | null>;
  /** How many open cases are overdue, whoever has them, at most `countedAtMost`. */
  overdue(reach?: Reach): Promise<number>;
  /** Open cases that used half of their time or more, most urgent first: the officer's own, or for the head all; counted to `countedAtMost`. */
  warnings(actor: Actor, whose: "mine" | "all", reach?: Reach): Promise<{ rows: CaseRow[]; count: number }>;
  /**
   * Moves a case as flows/case-states.yaml allows. Two officers who take it at once: exactly one wins, the other is told
   * who. What comes with a move as a message the citizen reads, with the answers of a case also the citizens of those
   * merged into it.
   */
  move(actor: Actor, id: string, request: MoveRequest): Promise<ChangeOutcome>;
  note(actor: Actor, id: string, text: string): Promise<ChangeOutcome>;
}
