/** Keeps what a person sent before the turn; what cannot be taken becomes a kind refusal. */
import { createHash } from "node:crypto";
import { type Fetched, FileKeeper } from "../../conversation/file-keeper.ts";
import type { LostFiles } from "../../conversation/lost-files.ts";
import type { FileStore } from "../../conversation/ports.ts";
import type { Tally } from "../../conversation/probe.ts";
import { unusable } from "../../conversation/unusable.ts";
import { uuidOf } from "../../conversation/uuid-of.ts";
import type { Input } from "../../flow/input.ts";
import type { Words } from "../../flow/words.ts";
import type { BotApi } from "./bot-api.ts";
import { callFailure } from "./call-failure.ts";
import type { SentFile } from "./read-message.ts";
import { channelName } from "./telegram-deps.ts";

/** Largest file that Telegram lets a bot fetch. */
const telegramFileAtMost = 20 * 1024 * 1024;

/** What keeping a file needs. */
export interface KeepParts {
  api: BotApi;
  files: FileStore;
  lostFiles: Pick<LostFiles, "note">;
  tally: Tally;
  words: Words;
  /** Base language first. */
  languages: readonly string[];
  fileMaxBytes: number;
  now(): Date;
  /** Aborts when the channel closes. */
  closing: AbortSignal;
  filePausesMs?: readonly number[] | undefined;
}

/** A file in a chat. */
export interface FileSent {
  chat: string;
  updateId: number;
  file: SentFile;
  caption: string;
  lang?: string;
}

/** Fetches and keeps files: the input that a sent file becomes. Throws STORAGE_UNAVAILABLE when it could not be stored. */
export function fileKeeper(parts: KeepParts): (sent: FileSent) => Promise<Input> {
  const atMost = Math.min(parts.fileMaxBytes, telegramFileAtMost);
  const keeper = new FileKeeper({ ...parts, channel: channelName, atMost, pausesMs: parts.filePausesMs });
  return async (sent) => {
    const { file, caption, chat } = sent;
    const kept = await keeper.keep({
      id: fileId(sent),
      address: chat,
      name: nameOf(parts, sent),
      size: file.size,
      fetch: () => fetched(parts, file.id, atMost),
    });
    if (typeof kept === "string") return unusable(kept, caption);
    return { kind: "files", files: [kept], ...(caption ? { text: caption } : {}) };
  };
}

async function fetched({ api, closing }: KeepParts, id: string, atMost: number): Promise<Fetched> {
  try {
    return (await api.download(id, atMost, closing)) ?? "file-too-large";
  } catch (error) {
    const { failure, code } = callFailure(error);
    if (failure.is === "refused" && failure.why === "file-too-big") return "file-too-large";
    return { again: failure.is !== "refused" || failure.why === "flood", code: `${channelName}-${code}` };
  }
}

/** The same update stores the same file once, however often Telegram brings it: the id follows from it. */
function fileId({ chat, updateId, file }: FileSent): string {
  const hash = createHash("sha256").update(`${channelName} file\0${chat}\0${updateId}\0${file.uniqueId}`);
  return uuidOf(hash.digest());
}

/** Its own name, or a word for what it is. */
function nameOf({ words, languages }: KeepParts, { file, lang }: FileSent): string {
  return file.name ?? words(lang ?? languages[0] ?? "", `messenger:telegram.fileNames.${file.kind}`);
}
