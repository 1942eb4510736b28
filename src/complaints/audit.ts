/**
 * The tamper-evident record of who did what to which case. Entries are written together with what they tell of; a sealer
 * puts them into a chain afterwards, and notes the end of the chain outside of the database. `storage` implements it.
 */

/** Where the chain ends: the place of its last entry, and the code over everything up to it (64 hex digits). */
export interface AuditHead {
  position: number;
  mac: string;
}

/** A signed note of where the chain ended, kept outside of the database. */
export interface AuditAnchor extends AuditHead {
  format: 1;
  /** restored: a backup was put back, so earlier anchors of later entries count no more. */
  kind: "anchor" | "restored";
  /** ISO instant. */
  at: string;
  /** Which database's key signed it, 8 hex digits. */
  key: string;
  /** Signature over all of the above, 64 hex digits. */
  sign: string;
}

/** How sealing stands, for the watchdogs; null where it never happened. */
export interface AuditStanding {
  /** ISO instant at which nothing waited to be sealed any more. */
  caughtUpAt: string | null;
  /** ISO instant of the last anchor that was everywhere where it belongs. */
  anchoredAt: string | null;
  /** ISO instant of the last anchor that went out by letter. */
  mailedAt: string | null;
  /** Places at which the log no longer agrees with itself or with its anchors. */
  harmed: number;
}

/** What was done to a log, where that can be told. */
export type AuditHarmKind =
  /** The entry was changed after it was sealed. */
  | "edited"
  /** Entries are missing in the middle. */
  | "deleted"
  /** Entries were put in between. */
  | "inserted"
  /** Entries changed places. */
  | "reordered"
  /** Entries are missing at the end. */
  | "truncated"
  /** The chain fits, and is not the one that an anchor noted: it was cut off and written anew. */
  | "replaced"
  /** An anchor was changed, or belongs to another database. */
  | "anchor-forged"
  /** The last anchor is not among those that were looked at. */
  | "anchor-missing"
  /** Entries have waited too long to be sealed. */
  | "unsealed";

/** One place at which something does not fit: the first entry of it, and how many where several are concerned. */
export interface AuditHarm {
  kind: AuditHarmKind;
  position: number;
  count: number;
  /** File and line of an anchor. */
  where?: string;
}

/** What looking at the whole log came to. */
export interface AuditReport {
  /** Sealed entries. */
  entries: number;
  /** Entries that are not sealed yet. */
  unsealed: number;
  /** Anchors that agree. */
  anchors: number;
  /** Anchors of entries that were lost when a backup was put back. */
  overtaken: number;
  /** Lines of anchors that were cut off while they were written. */
  torn: number;
  lastAnchor: Pick<AuditAnchor, "at" | "position"> | null;
  /** The first place first. */
  harms: AuditHarm[];
  /** How many places there are; `harms` holds the first ones. */
  harmed: number;
}

/** The chain of a database: sealed, anchored and looked at by the one process whose work it is. */
export interface AuditChain {
  /** Seals what waits, at most a batch. True when more may wait. */
  seal(): Promise<boolean>;
  /** Notes the end of the chain in the data folder, and compares what was noted before with the database. */
  anchor(): Promise<AuditAnchor>;
  /** Records that an anchor is everywhere where it belongs. */
  anchored(anchor: AuditAnchor): Promise<void>;
  /** Records that an anchor went out by letter. */
  mailed(anchor: AuditAnchor): Promise<void>;
  /** Reads the whole log, and records at how many places it does not fit. */
  verify(signal?: AbortSignal): Promise<AuditReport>;
  standing(): Promise<AuditStanding>;
}
