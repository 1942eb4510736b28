/** Fetches what a person sent and keeps it, sealed, before the turn; what cannot be taken becomes a kind refusal. */
import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { acceptedType, madeName, shownName } from "../../conversation/file-kind.ts";
import { FilePace } from "../../conversation/file-pace.ts";
import type { FileStore } from "../../conversation/ports.ts";
import { unusable } from "../../conversation/unusable.ts";
import { uuidOf } from "../../conversation/uuid-of.ts";
import { AppError } from "../../errors.ts";
import type { FileRef, Input, Unusable } from "../../flow/input.ts";
import type { Words } from "../../flow/words.ts";
import { type Fetched, type FetchParts, fetchFile } from "./fetch-file.ts";
import type { SentFile } from "./read-event.ts";
import { Turnstile } from "./turnstile.ts";
import { channelName } from "./zalo-deps.ts";

/** Files held in memory at the same time. */
const fetchesAtMost = 8;
/** Pauses before a file is tried again. */
const pausesMs = [500, 2_000];

/** What keeping files needs. */
export interface KeepParts extends FetchParts {
  files: FileStore;
  words: Words;
  /** Base language first. */
  languages: readonly string[];
  now(): Date;
}

/** The files of one event. */
export interface FilesSent {
  address: string;
  /** Key of the event. */
  key: string;
  files: readonly SentFile[];
  caption: string;
}

/** Fetches and keeps files: what those that can be taken become, and what the first other one does. Throws STORAGE_UNAVAILABLE. */
export function fileKeeper(parts: KeepParts): (sent: FilesSent) => Promise<Input[]> {
  const pace = new FilePace();
  const turnstile = new Turnstile(fetchesAtMost);
  const take = async (one: OneFile): Promise<FileRef | Unusable> => {
    if (pace.take(one.address, one.id, parts.now()) > 0) return "too-many-files";
    return turnstile.pass(() => keepOne(parts, one));
  };
  return async ({ address, key, files, caption }) => {
    const results: (FileRef | Unusable)[] = [];
    for (const [index, file] of files.entries())
      results.push(await take({ address, id: fileId({ address, key, index }), file }));
    return inputsOf(results, caption);
  };
}

function inputsOf(results: (FileRef | Unusable)[], caption: string): Input[] {
  const kept = results.filter((result) => typeof result !== "string");
  const refused = results.find((result) => typeof result === "string");
  if (kept.length === 0) return refused === undefined ? [] : [unusable(refused, caption)];
  const taken: Input = { kind: "files", files: kept, ...(caption ? { text: caption } : {}) };
  return refused === undefined ? [taken] : [taken, unusable(refused)];
}

interface OneFile {
  address: string;
  id: string;
  file: SentFile;
}

async function keepOne(parts: KeepParts, { address, id, file }: OneFile): Promise<FileRef | Unusable> {
  if ((file.size ?? 0) > parts.atMost) return "file-too-large";
  const bytes = await fetched(parts, file.url ?? "");
  if (typeof bytes === "string") return bytes;
  const type = await acceptedType(bytes, file.name ?? "");
  if (type === null) return "file-type";
  return parts.files.put(channelName, address, { id, name: nameOf(parts, file, type), type, bytes });
}

/** Three tries; a file that then has not come is lost. */
async function fetched(parts: KeepParts, url: string): Promise<Exclude<Fetched, "again">> {
  for (const pause of [...pausesMs, null]) {
    const got = await fetchFile(url, parts);
    // Nobody is told that a file was lost only because this server ends: Zalo brings the event again.
    if (parts.closing.aborted && got === "again")
      throw new AppError("STORAGE_UNAVAILABLE", "The server closes while a file is fetched");
    if (got !== "again") return got;
    if (pause !== null) await sleep(pause, undefined, { signal: parts.closing }).catch(() => undefined);
  }
  return "file-lost";
}

/** The same event stores the same file once, however often Zalo brings it: the id follows from it. */
function fileId({ address, key, index }: { address: string; key: string; index: number }): string {
  return uuidOf(createHash("sha256").update(`${channelName} file\0${address}\0${key}\0${index}`).digest());
}

function nameOf({ words, languages }: KeepParts, { name, kind }: SentFile, type: string): string {
  if (name !== undefined && name.trim() !== "") return shownName(name);
  return madeName(words(languages[0] ?? "", `messenger:zalo.fileNames.${kind}`), type);
}
