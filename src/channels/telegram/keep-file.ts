/** Fetches what a person sent and keeps it, sealed, before the turn; what cannot be taken becomes a kind refusal. */
import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { acceptedType, madeName, shownName } from "../../conversation/file-kind.ts";
import { FilePace } from "../../conversation/file-pace.ts";
import type { FileStore } from "../../conversation/ports.ts";
import { unusable } from "../../conversation/unusable.ts";
import { uuidOf } from "../../conversation/uuid-of.ts";
import { AppError } from "../../errors.ts";
import type { Input } from "../../flow/input.ts";
import type { Words } from "../../flow/words.ts";
import type { BotApi } from "./bot-api.ts";
import { callFailure } from "./call-failure.ts";
import type { SentFile } from "./read-message.ts";
import { channelName } from "./telegram-deps.ts";

/** Largest file that Telegram lets a bot fetch. */
const telegramFileAtMost = 20 * 1024 * 1024;
/** Pauses between tries to fetch a file. */
const pausesMs = [500, 2_000];
/** No new try is begun after this time, because Telegram waits only about a minute for our answer. */
const triesWithinMs = 15_000;

/** What keeping a file needs. */
export interface KeepParts {
  api: BotApi;
  files: FileStore;
  words: Words;
  /** Base language first. */
  languages: readonly string[];
  fileMaxBytes: number;
  now(): Date;
  /** Aborts when the channel closes. */
  closing: AbortSignal;
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
  const pace = new FilePace();
  const atMost = Math.min(parts.fileMaxBytes, telegramFileAtMost);
  return async (sent) => {
    const { file, caption, chat } = sent;
    if ((file.size ?? 0) > atMost) return unusable("file-too-large", caption);
    const id = fileId(sent);
    if (pace.take(chat, id, parts.now()) > 0) return unusable("too-many-files", caption);
    const bytes = await fetched(parts, file.id, atMost);
    if (typeof bytes === "string") return unusable(bytes, caption);
    const type = await acceptedType(bytes, file.name ?? "");
    if (type === null) return unusable("file-type", caption);
    const kept = { id, name: nameOf(parts, sent, type), type, bytes };
    const ref = await parts.files.put(channelName, chat, kept);
    return { kind: "files", files: [ref], ...(caption ? { text: caption } : {}) };
  };
}

type Fetched = Uint8Array | "file-too-large" | "file-lost";

async function fetched(parts: KeepParts, id: string, atMost: number): Promise<Fetched> {
  const until = parts.now().getTime() + triesWithinMs;
  for (const pause of [...pausesMs, 0]) {
    const got = await tryToFetch(parts, id, atMost);
    if (got !== "again") return got;
    if (pause === 0 || parts.now().getTime() > until) break;
    await sleep(pause, undefined, { signal: parts.closing }).catch(() => undefined);
  }
  return "file-lost";
}

async function tryToFetch({ api, closing }: KeepParts, id: string, atMost: number): Promise<Fetched | "again"> {
  try {
    return (await api.download(id, atMost, closing)) ?? "file-too-large";
  } catch (error) {
    // Nobody is told that a file was lost only because this server ends: the update comes again.
    if (closing.aborted) throw new AppError("STORAGE_UNAVAILABLE", "The server closes while a file is fetched");
    const { failure } = callFailure(error);
    if (failure.is !== "refused" || failure.why === "flood") return "again";
    return failure.why === "file-too-big" ? "file-too-large" : "file-lost";
  }
}

/** The same update stores the same file once, however often Telegram brings it: the id follows from it. */
function fileId({ chat, updateId, file }: FileSent): string {
  const hash = createHash("sha256").update(`${channelName} file\0${chat}\0${updateId}\0${file.uniqueId}`);
  return uuidOf(hash.digest());
}

function nameOf({ words, languages }: KeepParts, { file, lang }: FileSent, type: string): string {
  if (file.name !== undefined) return shownName(file.name);
  return madeName(words(lang ?? languages[0] ?? "", `messenger:telegram.fileNames.${file.kind}`), type);
}
