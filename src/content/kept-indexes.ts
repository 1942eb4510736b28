import { createHash } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { type IndexParts, indexBytes, indexOfBytes } from "../search/index-parts.ts";

/** A file begins with what its index was built from, and a checksum of the rest; both are compared. */
const NAME = 32;
const HEAD = 40;

/** Which index: of a language, built from a version of the content. */
export interface IndexName {
  lang: string;
  version: string;
}

/**
 * Indexes of topics that one start leaves to the next: files of a folder, one for each language. Only what the same program built
 * from the same content is read again; everything else is built anew. Nothing personal is in them.
 */
export class KeptIndexes {
  readonly #unwritten = new Map<string, Uint8Array>();

  /** `program` names exactly this program: another one may build another index. */
  constructor(private readonly place: { folder: string; program: string }) {}

  /** The parts of an index, or null where none is kept, or another one, or a damaged one. */
  async read(name: IndexName): Promise<IndexParts | null> {
    const bytes = await readFile(this.#file(name.lang)).catch(() => null);
    if (!bytes || bytes.length < HEAD || !bytes.subarray(0, NAME).equals(this.#nameOf(name))) return null;
    const body = bytes.subarray(HEAD);
    return crc32(body) === bytes.readUInt32LE(NAME) ? indexOfBytes(body) : null;
  }

  /** Takes down the parts of an index that was built, before a question changes them. */
  add(name: IndexName, parts: IndexParts): void {
    const body = indexBytes(parts);
    const bytes = Buffer.alloc(HEAD + body.length);
    this.#nameOf(name).copy(bytes);
    bytes.writeUInt32LE(crc32(body), NAME);
    bytes.set(body, HEAD);
    this.#unwritten.set(name.lang, bytes);
  }

  /** Whether something was added and not written yet. */
  get hasNew(): boolean {
    return this.#unwritten.size > 0;
  }

  /** Writes what was added since into the folder, which is there. Rejects where it cannot be written: then the next start builds anew. */
  async write(): Promise<void> {
    const files = [...this.#unwritten];
    this.#unwritten.clear();
    await Promise.all(files.map(([lang, bytes]) => this.#writeFile(lang, bytes)));
  }

  /** Aside first, so that a start at the same moment reads a whole file. */
  async #writeFile(lang: string, bytes: Uint8Array): Promise<void> {
    const aside = `${this.#file(lang)}.${process.pid}`;
    await writeFile(aside, bytes, { mode: 0o600 });
    await rename(aside, this.#file(lang));
  }

  #file(lang: string): string {
    return join(this.place.folder, `topics-${lang}.index`);
  }

  #nameOf({ lang, version }: IndexName): Buffer {
    return createHash("sha256")
      .update(JSON.stringify([this.place.program, version, lang]))
      .digest();
  }
}
