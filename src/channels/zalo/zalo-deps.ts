import type { Logger } from "pino";
import type { ZaloConfig } from "../../config.ts";
import type { ChannelSecrets, DeliveryStore } from "../../conversation/delivery.ts";
import type { LostFiles } from "../../conversation/lost-files.ts";
import type { FileStore, Receiver } from "../../conversation/ports.ts";
import type { Tally } from "../../conversation/probe.ts";
import type { Words } from "../../flow/words.ts";

/** What the Zalo channel is built from. */
export interface ZaloDeps {
  config: ZaloConfig;
  fileMaxBytes: number;
  publicUrl?: string | undefined;
  receiver: Receiver;
  files: FileStore;
  lostFiles: Pick<LostFiles, "note">;
  deliveries: Pick<DeliveryStore, "setAway">;
  /** Where the pair of tokens lies. */
  secrets: ChannelSecrets;
  words: Words;
  /** Base language first. */
  languages: readonly string[];
  /** 32 bytes, for the codes behind buttons. */
  pressKey: Buffer;
  tally: Tally;
  log: ZaloLog;
  now(): Date;
  /** Pauses before a file is fetched again; for tests. */
  filePausesMs?: readonly number[];
  fetch?: typeof fetch;
  randomBytes(size: number): Uint8Array;
}

/** Where the channel reports what an operator should know: codes, counts and names of events, never contents or tokens. */
export type ZaloLog = Pick<Logger, "info" | "warn" | "error">;

/** Name of this channel, as in InboundEvent.channel, and of its secret. */
export const channelName = "zalo";

/** Path of the webhook below PUBLIC_URL. */
export const webhookPath = "/zalo/webhook";
