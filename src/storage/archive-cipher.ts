/**
 * The sealed stream of a backup. A line of clear JSON names the master key and a salt; then come chunks, each sealed
 * with AES-256-GCM under a key of this archive alone, counted, and bound to the header. Only the last one is marked as
 * last, so that an archive that was cut off is noticed.
 *
 *   "ANSINH-BACKUP {…}\n"   header
 *   4 bytes                 length of the sealed chunk; the highest bit marks the last one
 *   …                       ciphertext and 16 bytes of tag
 */
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { AppError } from "../errors.ts";
import { derive, type KeyRing } from "./key-ring.ts";

const magic = "ANSINH-BACKUP ";
const chunkBytes = 256 * 1024;
const tagBytes = 16;
const lastMark = 0x8000_0000;
const longestHeader = 4096;

/** AppError BACKUP_UNREADABLE with its reason. */
export function unreadable(reason: string, cause?: unknown): AppError {
  return new AppError("BACKUP_UNREADABLE", `The backup cannot be read: ${reason}. Nothing was restored.`, { cause });
}

/** Seals a stream of bytes. */
export async function* sealArchive(ring: KeyRing, source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const salt = randomBytes(16).toString("hex");
  const header = Buffer.from(`${magic}${JSON.stringify({ format: 1, key: ring.currentId, salt })}\n`);
  const key = archiveKey(ring, ring.currentId, salt);
  if (!key) throw new Error("the current key has subkeys");
  yield header;
  let count = 0;
  let waiting = Buffer.alloc(0);
  for await (const bytes of source) {
    waiting = Buffer.concat([waiting, bytes]);
    for (; waiting.length > chunkBytes; waiting = waiting.subarray(chunkBytes)) {
      yield sealChunk({ key, header, count, last: false }, waiting.subarray(0, chunkBytes));
      count += 1;
    }
  }
  yield sealChunk({ key, header, count, last: true }, waiting);
}

/** Opens a sealed stream, chunk by chunk, each proven before it is given out. Throws BACKUP_UNREADABLE. */
export async function* openArchive(ring: KeyRing, source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const reader = new ByteReader(source);
  const header = await reader.line();
  const key = keyFor(ring, header);
  for (let count = 0; ; count += 1) {
    const mark = (await reader.bytes(4)).readUInt32BE();
    const last = mark >= lastMark;
    const length = mark % lastMark;
    if (length < tagBytes || length > chunkBytes + tagBytes) throw unreadable("it was changed after it was made");
    yield openChunk({ key, header, count, last }, await reader.bytes(length));
    if (!last) continue;
    if (!(await reader.atEnd())) throw unreadable("something was added at its end");
    return;
  }
}

interface Chunk {
  key: Buffer;
  header: Buffer;
  count: number;
  last: boolean;
}

function sealChunk(chunk: Chunk, plain: Buffer): Buffer {
  const cipher = createCipheriv("aes-256-gcm", chunk.key, nonceOf(chunk));
  cipher.setAAD(chunk.header);
  const sealed = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  const mark = Buffer.alloc(4);
  mark.writeUInt32BE(sealed.length + (chunk.last ? lastMark : 0));
  return Buffer.concat([mark, sealed]);
}

function openChunk(chunk: Chunk, sealed: Buffer): Buffer {
  try {
    const decipher = createDecipheriv("aes-256-gcm", chunk.key, nonceOf(chunk), { authTagLength: tagBytes });
    decipher.setAAD(chunk.header);
    decipher.setAuthTag(sealed.subarray(-tagBytes));
    return Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()]);
  } catch (error) {
    throw unreadable("it was changed after it was made", error);
  }
}

/** Number of the chunk and whether it is the last; never twice under one key, because each archive has its own. */
function nonceOf({ count, last }: Chunk): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt8(last ? 1 : 0, 0);
  nonce.writeBigUInt64BE(BigInt(count), 4);
  return nonce;
}

function keyFor(ring: KeyRing, header: Buffer): Buffer {
  const text = header.toString("utf8");
  const named = /^ANSINH-BACKUP \{"format":1,"key":"([0-9a-f]{8})","salt":"([0-9a-f]{32})"\}\n$/.exec(text);
  const [, id = "", salt = ""] = named ?? [];
  if (!named) throw unreadable("it is not a backup of An Sinh, or of a newer version");
  const key = archiveKey(ring, id, salt);
  if (!key) throw unreadable(`it was made with the master key ${id}, and the keys here are ${ring.ids.join(", ")}`);
  return key;
}

function archiveKey(ring: KeyRing, id: string, salt: string): Buffer | null {
  const key = ring.subkey("backup", id);
  return key && derive(key, `archive ${salt}`);
}

/** Reads exact numbers of bytes from a stream of pieces of any size. */
class ByteReader {
  readonly #pieces: AsyncIterator<Buffer>;
  #waiting = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.#pieces = source[Symbol.asyncIterator]();
  }

  async bytes(length: number): Promise<Buffer> {
    while (this.#waiting.length < length) if (!(await this.#more())) throw unreadable("it was cut off");
    const found = this.#waiting.subarray(0, length);
    this.#waiting = this.#waiting.subarray(length);
    return found;
  }

  async line(): Promise<Buffer> {
    while (!this.#waiting.includes("\n") && this.#waiting.length < longestHeader && (await this.#more()));
    const end = this.#waiting.indexOf("\n") + 1;
    if (end === 0) throw unreadable("it is not a backup of An Sinh");
    return this.bytes(end);
  }

  async atEnd(): Promise<boolean> {
    return this.#waiting.length === 0 && !(await this.#more());
  }

  async #more(): Promise<boolean> {
    const next = await this.#pieces.next();
    if (!next.done) this.#waiting = Buffer.concat([this.#waiting, next.value]);
    return !next.done;
  }
}
