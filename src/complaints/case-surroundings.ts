/**
 * What surrounds a case on its page: who did what to it, cases that may belong to it, and who else looks at it now.
 * `storage` implements it. Nothing here opens who somebody is.
 */
import type { Actor, CaseRef, Reach } from "./desk.ts";
import type { MoveMisfit } from "./moves.ts";

/** Somebody's act on a case, as the audit has it. */
export interface HistoryLine {
  /** ISO instant; for a citizen without a name the start of the day. */
  at: string;
  by: { is: "citizen" | "system" } | { is: "staff"; name: string };
  /** For whom they acted: the name of another member of staff, "citizen", or null. */
  for: string | null;
  /** Name of the act in the audit. */
  action: string;
  /** Ids, days and codes. */
  detail: string | null;
  /** How often in a row on that day. */
  times: number;
}

/** A case that may have to do with another, and why. */
export interface RelatedCase extends CaseRef {
  kind: string;
  state: string;
  /** ISO day. */
  receivedOn: string;
  sameEmployer: boolean;
  /** Same commune and kind, within `nearDays`. */
  samePlace: boolean;
  /** Of the shorter story, the share that both tell, 0 to 1; null where it was not compared or too little is shared. */
  wording: number | null;
}

/** Days within which cases of one place and kind are shown together. */
export const nearDays = 30;
/** From this share of common wording on two cases of one employer are likely the same. */
export const likelyTwice = 0.5;

/** A colleague who has the case open. */
export interface Looking {
  name: string;
  /** ISO instant. */
  seenAt: string;
}

/** Minutes after which somebody who gave no sign is taken to look no more. */
export const lookMinutes = 2;

/** What a case is split into: what goes along, and what the citizen is told. */
export interface SplitRequest {
  version: number;
  /** Number of the new case. */
  number: string;
  kind: string;
  track: string;
  entries: readonly string[];
  files: readonly string[];
  message: string;
}

/** What is wrong in a request to split. */
export interface SplitMisfit {
  field: "kind" | "track" | "entries" | "message";
  problem: MoveMisfit["problem"];
}

/** What became of a split. */
export type SplitOutcome =
  | { ok: true; made: CaseRef }
  | { ok: false; reason: "not-found" | "changed-meanwhile" | "not-owner" | "not-allowed" }
  | { ok: false; reason: "misfit"; misfits: SplitMisfit[] };

/** Acts on a paper of a case that the audit keeps. */
export type PaperAct = "printed" | "letter-made";

/** What surrounds a case. */
export interface CaseSurroundings {
  /** The last acts on a case, oldest first, at most some hundred; `earlier` says that there are more. */
  history(caseId: string): Promise<{ lines: HistoryLine[]; earlier: boolean }>;
  /** Cases of the same employer, of the same place and kind, and likely the same; within reach; the likeliest first. */
  related(caseId: string, reach?: Reach): Promise<RelatedCase[]>;
  /** Notes that somebody has the case open, and gives the others who have. */
  look(actor: Actor, caseId: string): Promise<Looking[]>;
  /** Writes into the audit that a paper was made. The detail holds codes only. False when there is no such case. */
  record(actor: Actor, caseId: string, act: { is: PaperAct; detail: string | null }): Promise<boolean>;
  /** Makes a case of its own out of a part of another. The citizen's one code leads to both. */
  split(actor: Actor, caseId: string, request: SplitRequest): Promise<SplitOutcome>;
}
