import type { Logger } from "pino";
import type { Config } from "../../config.ts";
import type { FileStore, Outbox, Receiver } from "../../conversation/ports.ts";
import type { Tally } from "../../conversation/probe.ts";
import type { FlowContent } from "../../flow/flow-content.ts";
import type { Words } from "../../flow/words.ts";
import type { Sign } from "./conversation-token.ts";
import type { Hub } from "./hub.ts";

/** What the web channel is built from. Time, signatures and randomness are handed in. */
export interface WebDeps {
  config: Pick<Config, "publicUrl" | "messagesPerMinute" | "conversationsPerMinute">;
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
