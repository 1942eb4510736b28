import type { Logger } from "pino";
import type { TelegramConfig } from "../../config.ts";
import type { DeliveryStore, SoleWork } from "../../conversation/delivery.ts";
import type { LostFiles } from "../../conversation/lost-files.ts";
import type { FileStore, Receiver } from "../../conversation/ports.ts";
import type { Tally } from "../../conversation/probe.ts";
import type { Words } from "../../flow/words.ts";

/** What the Telegram channel is built from. */
export interface TelegramDeps {
  config: TelegramConfig;
  /** Where Telegram brings updates; undefined: they are fetched by long polling. */
  publicUrl?: string | undefined;
  fileMaxBytes: number;
  receiver: Receiver;
  files: FileStore;
  lostFiles: Pick<LostFiles, "note">;
  deliveries: Pick<DeliveryStore, "setAway">;
  soleWork: SoleWork;
  words: Words;
  /** Base language first. */
  languages: readonly string[];
  /** 32 bytes, for the codes behind buttons. */
  pressKey: Buffer;
  /** What Telegram sends back in X-Telegram-Bot-Api-Secret-Token. */
  webhookSecret: string;
  tally: Tally;
  log: TelegramLog;
  now(): Date;
  /** Pauses before a file is fetched again; for tests. */
  filePausesMs?: readonly number[];
  randomBytes(size: number): Uint8Array;
}

/** Where the channel reports what an operator should know: codes and counts, never contents or the token. */
export type TelegramLog = Pick<Logger, "info" | "warn" | "error">;

/** Name of this channel, as in InboundEvent.channel. */
export const channelName = "telegram";

/** Path of the webhook below PUBLIC_URL. */
export const webhookPath = "/telegram/webhook";

/** Kinds of updates that we ask Telegram for, and no others. */
export const wantedUpdates = ["message", "edited_message", "callback_query", "my_chat_member"] as const;

/** The language of an app's language code ("en-US") when it is spoken here. */
export function spokenLanguage(languages: readonly string[], code: string | undefined): string | undefined {
  const [primary] = (code ?? "").toLowerCase().split("-");
  return languages.find((language) => language === primary);
}
