import type { Logger } from "pino";
import { type TelegramChannel, telegramChannel } from "./channels/telegram/telegram-channel.ts";
import { type ZaloChannel, zaloChannel } from "./channels/zalo/zalo-channel.ts";
import type { Config } from "./config.ts";
import type { Content } from "./content/content.ts";
import type { Receiver } from "./conversation/ports.ts";
import type { Tally } from "./conversation/probe.ts";
import type { Storage } from "./storage/storage.ts";

/** A channel that sends, with its webhook and its own work. */
export type Messenger = TelegramChannel | ZaloChannel;

/** What messengers are made of. */
export interface MessengerParts {
  config: Config;
  log: Logger;
  content: Content;
  storage: Storage;
  receiver: Receiver;
  tally: Tally;
  fileMaxBytes: number;
  now(): Date;
  randomBytes(size: number): Uint8Array;
}

/** The channels that are configured. */
export function messengers(parts: MessengerParts): Messenger[] {
  const { content, storage } = parts;
  const { telegram, zalo, publicUrl } = parts.config;
  const shared = { ...parts, ...storage, words: content.words, languages: content.languages, publicUrl };
  const pressKey = (channel: string) => storage.keys.derive(`${channel} press`);
  return [
    ...(zalo ? [zaloChannel({ ...shared, config: zalo, pressKey: pressKey("zalo") })] : []),
    ...(telegram
      ? [
          telegramChannel({
            ...shared,
            config: telegram,
            pressKey: pressKey("telegram"),
            webhookSecret: storage.keys.sign("telegram", "webhook"),
          }),
        ]
      : []),
  ];
}
