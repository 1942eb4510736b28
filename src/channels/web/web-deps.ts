import type { Logger } from "pino";
import type { StatusReading } from "../../complaints/public-status.ts";
import type { ReceiptKeys } from "../../complaints/receipt-keys.ts";
import type { Config } from "../../config.ts";
import type { Allowances } from "../../conversation/allowances.ts";
import type { FileStore, Outbox, Receiver } from "../../conversation/ports.ts";
import type { Tally } from "../../conversation/probe.ts";
import type { CaseTeller } from "../../flow/case-card.ts";
import type { FlowContent } from "../../flow/flow-content.ts";
import type { CaseView } from "../../flow/input.ts";
import type { Words } from "../../flow/words.ts";
import type { Sign } from "./conversation-token.ts";
import type { Hub } from "./hub.ts";

/** The petition of a case: the files, and what its citizen must know to use them. */
export interface CasePapers {
  /** What is left to be written by hand. */
  open(lang: string): string[];
  lodging(lang: string): Record<"sentences" | "ways" | "attachments" | "notes" | "sources", string[]>;
  make(): Promise<{ docx: Uint8Array; pdf: Uint8Array; name: string }>;
}

/** What the page of a case needs. */
export interface CaseReading {
  content: CaseTeller["content"];
  /** The case of a secret code, and its petition if it has one; null for a wrong code and for one that never existed. */
  find(code: string): Promise<{ view: CaseView; papers: CasePapers | null } | null>;
  receiptKeys: ReceiptKeys;
}

/** What the web channel is built from. Time, signatures and randomness are handed in. */
export interface WebDeps {
  config: Pick<
    Config,
    "publicUrl" | "messagesPerMinute" | "conversationsPerMinute" | "widgetOrigins" | "webOffline" | "publicStatus"
  >;
  /** Largest file that is taken, in bytes. */
  fileMaxBytes: number;
  receiver: Receiver;
  outbox: Outbox;
  files: FileStore;
  words: Words;
  /** Languages a person can choose, the base language first. */
  languages: readonly string[];
  /** The answers to what people ask, and the areas they belong to. */
  knowledge: Pick<FlowContent, "topic" | "areas">;
  cases: CaseReading;
  /** The figures that the public may read. */
  status: StatusReading;
  /** Tries of secret codes, counted for all processes. */
  allowances: Allowances;
  /** The legal day in Vietnam, or the frozen AS_OF day. */
  today(): string;
  /** The open answer streams; its `announce` is given to the message path. */
  hub: Hub;
  sign: Sign;
  tally: Tally;
  log: Pick<Logger, "error" | "warn">;
  /** The real clock, never the frozen legal day. */
  now(): Date;
  randomBytes(size: number): Uint8Array;
}
