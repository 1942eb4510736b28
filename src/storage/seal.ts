/**
 * Sealing: AES-256-GCM with a random nonce. An envelope names its format and its key, and is bound to one column and
 * one row, so that a sealed value moved elsewhere in the database does not open.
 *
 *   byte 0       format, 1
 *   bytes 1–4    id of the master key, zeros when a case's or a file's own key was used
 *   bytes 5–16   nonce
 *   then         ciphertext, and 16 bytes of tag
 */
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { AppError } from "../errors.ts";

/** Every sealed column, with the row it is bound to: the id named in the comment. */
export type SealedColumn =
  /** The conversation's lookup key, hex. */
  | "conversation.sealed_address"
  /** Id of the conversation. */
  | "conversation.sealed_session"
  /** The event's lookup key, hex. */
  | "inbound.sealed_event"
  /** Id of the conversation and number of the message. */
  | "outbox.sealed_body"
  /** Name of the channel. */
  | "channel_secret.sealed_secret"
  /** Id of the complaint. */
  | "complaint.wrapped_key"
  | "complaint.sealed_link"
  | "complaint.sealed_petition"
  | "complaint_person.sealed_person"
  /** Id of the entry. */
  | "complaint_entry.sealed_text"
  | "complaint_entry.sealed_delivery"
  /** Id of the request. */
  | "identity_request.sealed_reason"
  /** Id of the file. */
  | "file.wrapped_key"
  | "file.sealed_about"
  | "file.sealed_bytes"
  /** Id of the note. */
  | "asked_question.sealed_words"
  /** Id of the account. */
  | "staff.sealed_second_step"
  /** Id of the master key. */
  | "house_key.wrapped_key";

/** Where an envelope belongs. */
export interface SealPlace {
  column: SealedColumn;
  row: string;
}

/** A 256-bit key and the name it has in envelopes: 8 hex digits. */
export interface SealingKey {
  id: string;
  key: Buffer;
}

const format = 1;
const formatHex = "01";
const head = 5;
const nonceBytes = 12;
const tagBytes = 16;

/** Name of keys that belong to one case or file and are found beside what they seal. */
const ownKeyId = "00000000";

/** Random bytes for nonces, drawn many at once; none is used twice. */
let nonces = Buffer.alloc(0);

function freshNonce(): Buffer {
  if (nonces.length < nonceBytes) nonces = randomBytes(nonceBytes * 200);
  const nonce = nonces.subarray(0, nonceBytes);
  nonces = nonces.subarray(nonceBytes);
  return nonce;
}

/** A fresh random key for one case or one file. */
export function newDataKey(): SealingKey {
  return { id: ownKeyId, key: randomBytes(32) };
}

/** The key of one case or file, from its bytes. */
export function dataKey(key: Buffer): SealingKey {
  return { id: ownKeyId, key };
}

/** First bytes of envelopes, by the id of their key: there are only as many as master keys. */
const headers = new Map<string, Buffer>();

function headerOf({ id }: SealingKey): Buffer {
  const header = headers.get(id) ?? Buffer.from(formatHex + id, "hex");
  headers.set(id, header);
  return header;
}

/** An envelope that only this key opens, and only in this place. */
export function sealWith(key: SealingKey, place: SealPlace, plain: Uint8Array | string): Buffer {
  const header = headerOf(key);
  const nonce = freshNonce();
  const cipher = createCipheriv("aes-256-gcm", key.key, nonce);
  cipher.setAAD(boundTo(header, place));
  const hidden = typeof plain === "string" ? cipher.update(plain, "utf8") : cipher.update(plain);
  // In this mode nothing is left for the end.
  cipher.final();
  return Buffer.concat([header, nonce, hidden, cipher.getAuthTag()]);
}

/** What an envelope holds. Throws AppError SEAL_BROKEN when it was changed, moved, or sealed with another key. */
export function openWith(key: SealingKey, place: SealPlace, envelope: Uint8Array): Buffer {
  const bytes = Buffer.from(envelope.buffer, envelope.byteOffset, envelope.byteLength);
  try {
    if (bytes[0] !== format) throw new Error(`unknown format ${bytes[0]}`);
    const decipher = createDecipheriv("aes-256-gcm", key.key, bytes.subarray(head, head + nonceBytes), {
      authTagLength: tagBytes,
    });
    decipher.setAAD(boundTo(bytes.subarray(0, head), place));
    decipher.setAuthTag(bytes.subarray(-tagBytes));
    return Buffer.concat([decipher.update(bytes.subarray(head + nonceBytes, -tagBytes)), decipher.final()]);
  } catch (error) {
    throw broken(place, error);
  }
}

/** Id of the key an envelope was sealed with. */
export function keyIdOf(envelope: Uint8Array): string {
  return Buffer.from(envelope.subarray(1, head)).toString("hex");
}

/** AppError SEAL_BROKEN for a place. */
export function broken(place: SealPlace, cause?: unknown): AppError {
  return new AppError(
    "SEAL_BROKEN",
    `A sealed value in ${place.column} does not open: it was changed, belongs to another row, or its key is missing.`,
    { cause },
  );
}

function boundTo(header: Buffer, place: SealPlace): Buffer {
  const text = `an-sinh\0${place.column}\0${place.row}`;
  const bound = Buffer.allocUnsafe(head + Buffer.byteLength(text));
  bound.set(header);
  bound.write(text, head);
  return bound;
}
