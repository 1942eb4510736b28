/** Keeps what people send through a platform: fetched with patience, judged, sealed, before the turn that is told of it. */
import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "../errors.ts";
import type { FileRef, Unusable } from "../flow/input.ts";
import { FilePace } from "./file-pace.ts";
import { judgeFile } from "./judge-file.ts";
import type { LostFiles } from "./lost-files.ts";
import type { FileStore } from "./ports.ts";
import type { Tally } from "./probe.ts";
import { Turnstile } from "./turnstile.ts";

/** Files of one channel held in memory at the same time. */
const heldAtMost = 8;
/** Pauses before a file is tried again. */
const usualPausesMs = [500, 2_000, 6_000];
/** No new try is begun after this time: a platform waits only so long for our answer. */
const triesWithinMs = 20_000;

/** What came of one try to fetch a file: `again` when another one may succeed, and a short code of ours. */
export type Fetched = Uint8Array | "file-too-large" | { again: boolean; code: string };

/** What a keeper is built from. */
export interface KeeperParts {
  channel: string;
  files: FileStore;
  lostFiles: Pick<LostFiles, "note">;
  tally: Tally;
  /** In bytes. */
  atMost: number;
  now(): Date;
  /** Aborts when the channel closes. */
  closing: AbortSignal;
  pausesMs?: readonly number[] | undefined;
}

/** A file that a person sent, before it is fetched. */
export interface OfferedFile {
  /** The same whenever its event comes, so that it is stored once. */
  id: string;
  address: string;
  name: string;
  /** In bytes, where the platform tells. */
  size: number | undefined;
  fetch(): Promise<Fetched>;
}

/** Keeps the files of one channel. */
export class FileKeeper {
  readonly #pace = new FilePace();
  readonly #turnstile = new Turnstile(heldAtMost);

  constructor(private readonly parts: KeeperParts) {}

  /** The kept file, or why it was not kept. Throws STORAGE_UNAVAILABLE when its event must come again. */
  async keep(file: OfferedFile): Promise<FileRef | Unusable> {
    const { tally, channel } = this.parts;
    const kept = await this.#tried(file);
    tally.count("files", channel, typeof kept === "string" ? kept : "kept");
    return kept;
  }

  async #tried(file: OfferedFile): Promise<FileRef | Unusable> {
    if ((file.size ?? 0) > this.parts.atMost) return "file-too-large";
    if (this.#pace.take(file.address, file.id, this.parts.now()) > 0) return "too-many-files";
    return this.#turnstile.pass(() => this.#fetchedAndStored(file));
  }

  async #fetchedAndStored(file: OfferedFile): Promise<FileRef | Unusable> {
    const bytes = await this.#fetched(file);
    if (typeof bytes === "string") return bytes;
    const { channel, files } = this.parts;
    const sound = await judgeFile({ name: file.name, bytes });
    return typeof sound === "string" ? sound : files.put(channel, file.address, { id: file.id, ...sound });
  }

  /** Several tries with growing pauses; a file that then has not come is lost, and noted. */
  async #fetched(file: OfferedFile): Promise<Uint8Array | "file-too-large" | "file-lost"> {
    const { channel, closing, lostFiles, now, pausesMs = usualPausesMs, tally } = this.parts;
    const until = now().getTime() + triesWithinMs;
    for (const pause of [...pausesMs, null]) {
      const got = await file.fetch();
      if (got instanceof Uint8Array || got === "file-too-large") return got;
      tally.count("files", channel, "try-failed");
      // Nobody is told that a file was lost only because this server ends: its event comes again.
      if (got.again && closing.aborted)
        throw new AppError("STORAGE_UNAVAILABLE", "The server closes while a file is fetched");
      if (!got.again || pause === null || now().getTime() + pause > until) {
        await lostFiles.note({ id: file.id, channel, code: got.code });
        return "file-lost";
      }
      await sleep(pause, undefined, { signal: closing }).catch(() => undefined);
    }
    return "file-lost";
  }
}
