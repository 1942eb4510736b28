/**
 * The officers' side of complaints, as the console needs it. `storage` implements it: reads through Prisma, every
 * change together with its audit entry in one transaction. Bodies are opened only for the case that is looked at.
 */

import { type CaseState, caseStateIds } from "../rules/cases/case-states.ts";

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
  }[];
  /** `viewable`: a picture that was drawn anew when it came; it may be looked at in the browser. */
  files: { id: string; name: string; type: string; size: number; viewable?: boolean }[];
}

/** Newest first, keyset paging: `before` is the cursor of the previous page. */
export interface CaseQuery {
  kind?: ComplaintKind;
  place?: string;
  state?: CaseState;
  /** "mine" needs `ownerId`; "none" are cases nobody took. */
  owner?: "mine" | "none";
  ownerId?: string;
  number?: string;
  before?: string;
  limit: number;
}

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
  | { ok: false; reason: "not-allowed-from"; state: CaseState };

/** Who acts; every method writes an audit entry naming them. */
export interface Actor {
  staffId: string;
}

/** What an officer can do with cases. */
export interface CaseDesk {
  list(query: CaseQuery): Promise<{ rows: CaseRow[]; next: string | null }>;
  open(actor: Actor, id: string): Promise<CaseFile | null>;
  file(actor: Actor, caseId: string, fileId: string): Promise<{ name: string; type: string; bytes: Uint8Array } | null>;
  /** Two officers at once: exactly one wins, the other is told who. Moves "received" to "in-progress". */
  take(actor: Actor, id: string): Promise<ChangeOutcome>;
  release(actor: Actor, id: string): Promise<ChangeOutcome>;
  changeState(actor: Actor, id: string, to: CaseState, version: number): Promise<ChangeOutcome>;
  note(actor: Actor, id: string, text: string): Promise<ChangeOutcome>;
  /** The citizen reads it by code. Moves the case to "answered". */
  answer(actor: Actor, id: string, text: string, version: number): Promise<ChangeOutcome>;
}
