/**
 * What is kept about one person, given out or erased when they ask for it. `storage` implements it; the console and the
 * operator's command use it.
 */
import type { Reach } from "./desk.ts";
import type { Identity } from "./identity-desk.ts";

/** Who gives out or erases: the id of a member of staff, or the operator's command. */
export interface Keeper {
  by: string;
  /** Of which cases a member of staff knows; left out: of all. */
  reach?: Reach;
}

/** A case of somebody, as it is found. */
export interface FoundRecord {
  id: string;
  number: string;
}

/** All that is kept of one case about the person who wrote it. Notes of officers are the office's own and not among it. */
export interface PersonRecord {
  number: string;
  kind: string;
  track: string;
  place: string | null;
  state: string;
  source: string;
  lang: string;
  anonymous: boolean;
  /** ISO instants and ISO days. */
  receivedAt: string;
  petitionOn: string | null;
  acceptedOn: string | null;
  endedOn: string | null;
  outcome: string | null;
  rating: number | null;
  employer: string | null;
  person: Identity | null;
  /** Where news of the case are told. */
  toldIn: { channel: string; address: string } | null;
  petition: Record<string, string> | null;
  messages: { at: string; from: "citizen" | "officer"; text: string }[];
  files: { id: string; name: string; type: string; size: number }[];
  /** When staff opened name and phone. */
  identityOpenedAt: string[];
}

/** What went with a case. */
export interface ErasedRecord {
  number: string;
  messages: number;
  notes: number;
  files: number;
  person: boolean;
}

/** Records of one person. */
export interface PersonRecords {
  /** By a case's number as it is written, "26-4821-3907". */
  byNumber(number: string): Promise<FoundRecord[]>;
  /** By a phone number of ten or eleven digits, whatever spelling the person left; opens the seals of all names to compare. */
  byPhone(phone: string): Promise<FoundRecord[]>;
  /** Everything of a case, for the audit an export; null when it is gone. */
  export(keeper: Keeper, caseId: string): Promise<PersonRecord | null>;
  /** The bytes of a file of an exported case. */
  bytes(caseId: string, fileId: string): Promise<Uint8Array | null>;
  /** Erases a case for good; null when it is gone. */
  erase(keeper: Keeper, caseId: string): Promise<ErasedRecord | null>;
}
