/** Keeps what a person sent before the turn; what cannot be taken becomes a kind refusal. */
import { createHash } from "node:crypto";
import { FileKeeper } from "../../conversation/file-keeper.ts";
import type { LostFiles } from "../../conversation/lost-files.ts";
import type { FileStore } from "../../conversation/ports.ts";
import type { Tally } from "../../conversation/probe.ts";
import { unusable } from "../../conversation/unusable.ts";
import { uuidOf } from "../../conversation/uuid-of.ts";
import type { FileRef, Input, Unusable } from "../../flow/input.ts";
import type { Words } from "../../flow/words.ts";
import { type FetchParts, fetchFile } from "./fetch-file.ts";
import type { SentFile } from "./read-event.ts";
import { channelName } from "./zalo-deps.ts";

/** What keeping files needs. */
export interface KeepParts extends FetchParts {
  files: FileStore;
  lostFiles: Pick<LostFiles, "note">;
  tally: Tally;
  words: Words;
  /** Base language first. */
  languages: readonly string[];
  now(): Date;
  filePausesMs?: readonly number[] | undefined;
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
  const keeper = new FileKeeper({ ...parts, channel: channelName, pausesMs: parts.filePausesMs });
  return async ({ address, key, files, caption }) => {
    const results: (FileRef | Unusable)[] = [];
    for (const [index, file] of files.entries())
      results.push(
        await keeper.keep({
          id: fileId({ address, key, index }),
          address,
          name: nameOf(parts, file),
          size: file.size,
          fetch: () => fetchFile(file.url ?? "", parts),
        }),
      );
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

/** The same event stores the same file once, however often Zalo brings it: the id follows from it. */
function fileId({ address, key, index }: { address: string; key: string; index: number }): string {
  return uuidOf(createHash("sha256").update(`${channelName} file\0${address}\0${key}\0${index}`).digest());
}

/** Its own name, or a word for what it is. */
function nameOf({ words, languages }: KeepParts, { name, kind }: SentFile): string {
  if (name !== undefined && name.trim() !== "") return name;
  return words(languages[0] ?? "", `messenger:zalo.fileNames.${kind}`);
}
