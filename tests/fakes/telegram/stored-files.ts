import type { File } from "@grammyjs/types";
import { badRequest } from "./bot-api-error.ts";
import type { PlatformClock } from "./platform-clock.ts";

/** The folder of a kind of file in its address. */
export type FileKind = "photos" | "documents" | "voice" | "stickers";

/** A file that somebody sent. */
export interface StoredFile {
  id: string;
  uniqueId: string;
  path: string;
  bytes: Buffer;
  /** What Telegram says its size is; tests of large files declare it instead of sending so much. */
  size: number;
}

/** What is sent: the bytes, and what the sender says about them. */
export interface FileToStore {
  kind: FileKind;
  bytes: Uint8Array;
  extension: string;
  size?: number;
}

const largestDownload = 20 * 1024 * 1024;
const linkLifetime = 60 * 60 * 1000;

/** The files of all chats, by the id that messages carry. */
export class StoredFiles {
  readonly #clock: PlatformClock;
  readonly #byId = new Map<string, StoredFile>();
  readonly #links = new Map<string, { file: StoredFile; until: number }>();

  constructor(clock: PlatformClock) {
    this.#clock = clock;
  }

  add({ kind, bytes, extension, size }: FileToStore): StoredFile {
    const number = this.#byId.size;
    const file: StoredFile = {
      id: `BQACAgUAAxkBAAI${String(number).padStart(6, "0")}-${kind}`,
      uniqueId: `AgAD${String(number).padStart(6, "0")}`,
      path: `${kind}/file_${number}${extension}`,
      bytes: Buffer.from(bytes),
      size: size ?? bytes.length,
    };
    this.#byId.set(file.id, file);
    return file;
  }

  find(id: string): StoredFile | undefined {
    return this.#byId.get(id);
  }

  /** What getFile answers: an address that works for an hour, for files of at most 20 MB. */
  link(id: string): File {
    const file = this.#byId.get(id);
    if (!file) throw badRequest("wrong file_id or the file is temporarily unavailable");
    if (file.size > largestDownload) throw badRequest("file is too big");
    this.#links.set(file.path, { file, until: this.#clock.elapsed() + linkLifetime });
    return { file_id: file.id, file_unique_id: file.uniqueId, file_size: file.size, file_path: file.path };
  }

  /** The bytes behind an address that getFile gave within the last hour. */
  download(path: string): Buffer | undefined {
    const link = this.#links.get(path);
    return link && link.until > this.#clock.elapsed() ? link.file.bytes : undefined;
  }
}
