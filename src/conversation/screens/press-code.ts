/**
 * What stands behind a button on a platform: opaque, and good only in the conversation it was made for. On Zalo a press
 * comes back as plain text that anyone could type, on Telegram as data that a changed app could make up; so an id is both
 * authenticated and encrypted, as a synthetic IV does it (RFC 5297): its tag, 64 bits of a keyed hash, is also where the
 * key stream that hides it begins. Each question of a conversation has a key of its own.
 */
import { hash } from "node:crypto";
import { keyedHash } from "../keyed-hash.ts";
import { sameText } from "../same-text.ts";

/** Makes and reads the codes of one channel. */
export interface PressCodes {
  /** The code of a button of a conversation; null when it would be longer than `atMost` characters. */
  make(address: string, press: { prompt: number; id: string }, atMost: number): string | null;
  /** Whether the code of a button is at most so many characters long. */
  fits(press: { prompt: number; id: string }, atMost: number): boolean;
  /** What a code stands for, or null when it was not made for this conversation. */
  read(address: string, code: string): { prompt: number; id: string } | null;
}

const tagBytes = 8;
const blockBytes = 32;
const idAtMost = 200;

/** Press codes from a channel's own 32-byte key. */
export function pressCodes(key: Buffer): PressCodes {
  // The buttons of one question are made one after the other.
  let last = { of: "", key: "" };
  const keyed = keyedHash(key);
  const keyOf = (address: string, prompt: number): string => {
    const of = `${prompt} ${address}`;
    if (last.of !== of) last = { of, key: keyed(`press ${of}`) };
    return last.key;
  };
  return {
    fits: (press, atMost) => lengthOf(press) <= atMost,
    make(address, press, atMost) {
      if (lengthOf(press) > atMost) return null;
      const questionKey = keyOf(address, press.prompt);
      const tag = tagOf(questionKey, press.id);
      const body = Buffer.allocUnsafe(tagBytes + Buffer.byteLength(press.id, "utf8"));
      body.write(tag, 0, "hex");
      body.write(press.id, tagBytes, "utf8");
      hide(questionKey, tag, body.subarray(tagBytes));
      return `${press.prompt.toString(36)}.${body.toString("base64url")}`;
    },
    read(address, code) {
      const [, prompt36 = "", body = ""] = /^([0-9a-z]{1,7})\.([\w-]{1,280})$/.exec(code) ?? [];
      const bytes = Buffer.from(body, "base64url");
      if (bytes.length <= tagBytes || bytes.toString("base64url") !== body) return null;
      const prompt = Number.parseInt(prompt36, 36);
      const questionKey = keyOf(address, prompt);
      const tag = bytes.toString("hex", 0, tagBytes);
      const id = hide(questionKey, tag, bytes.subarray(tagBytes)).toString("utf8");
      const isOurs = sameText(tag, tagOf(questionKey, id));
      return isOurs && prompt.toString(36) === prompt36 ? { prompt, id } : null;
    },
  };
}

/** A hash behind a secret of fixed length, as hex digits; as most of it is cut off, nobody can go on from it. */
function tagOf(questionKey: string, id: string): string {
  return hash("sha256", `${questionKey} tag ${id}`, "hex").slice(0, 2 * tagBytes);
}

/** Hides the bytes of an id in place, or shows them again. */
function hide(questionKey: string, tag: string, bytes: Buffer): Buffer {
  for (let block = 0; block * blockBytes < bytes.length; block += 1) {
    // As text, of which a letter is a byte: a Buffer for each block costs more than the hash.
    const stream = hash("sha256", `${questionKey} stream ${tag} ${block}`, "binary");
    const end = Math.min(bytes.length, (block + 1) * blockBytes);
    for (let at = block * blockBytes; at < end; at += 1) {
      bytes[at] = (bytes[at] ?? 0) ^ stream.charCodeAt(at - block * blockBytes);
    }
  }
  return bytes;
}

function lengthOf({ prompt, id }: { prompt: number; id: string }): number {
  const bytes = Buffer.byteLength(id, "utf8");
  if (bytes > idAtMost) return Number.POSITIVE_INFINITY;
  return prompt.toString(36).length + 1 + Math.ceil(((tagBytes + bytes) * 4) / 3);
}
