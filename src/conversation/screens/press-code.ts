/**
 * What stands behind a button on a platform: opaque, and good only in the conversation it was made for. On Zalo a press
 * comes back as plain text that anyone could type, on Telegram as data that a changed app could make up; so an id is both
 * authenticated and encrypted, as a synthetic IV does it (RFC 5297): its tag, 64 bits of a keyed hash, is also where the
 * key stream that hides it begins. Each question of a conversation has a key of its own.
 */
import { createHmac, hash, timingSafeEqual } from "node:crypto";

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
  const keyOf = (address: string, prompt: number): string => {
    const of = `${prompt} ${address}`;
    if (last.of !== of) last = { of, key: createHmac("sha256", key).update(`press ${of}`).digest("hex") };
    return last.key;
  };
  return {
    fits: (press, atMost) => lengthOf(press) <= atMost,
    make(address, press, atMost) {
      if (lengthOf(press) > atMost) return null;
      const questionKey = keyOf(address, press.prompt);
      const tag = tagOf(questionKey, press.id);
      const body = Buffer.concat([tag, hidden(questionKey, tag, Buffer.from(press.id, "utf8"))]);
      return `${press.prompt.toString(36)}.${body.toString("base64url")}`;
    },
    read(address, code) {
      const [, prompt36 = "", body = ""] = /^([0-9a-z]{1,7})\.([\w-]{1,280})$/.exec(code) ?? [];
      const bytes = Buffer.from(body, "base64url");
      if (bytes.length <= tagBytes || bytes.toString("base64url") !== body) return null;
      const prompt = Number.parseInt(prompt36, 36);
      const questionKey = keyOf(address, prompt);
      const tag = bytes.subarray(0, tagBytes);
      const id = hidden(questionKey, tag, bytes.subarray(tagBytes)).toString("utf8");
      const isOurs = timingSafeEqual(tag, tagOf(questionKey, id));
      return isOurs && prompt.toString(36) === prompt36 ? { prompt, id } : null;
    },
  };
}

/** A hash behind a secret of fixed length; as most of it is cut off, nobody can go on from it. */
function tagOf(questionKey: string, id: string): Buffer {
  return Buffer.from(hash("sha256", `${questionKey} tag ${id}`, "hex").slice(0, 2 * tagBytes), "hex");
}

/** Hides an id, or shows it again. */
function hidden(questionKey: string, tag: Buffer, bytes: Buffer): Buffer {
  const start = `${questionKey} stream ${tag.toString("hex")}`;
  const blocks = Array.from({ length: Math.ceil(bytes.length / blockBytes) }, (_, n) =>
    hash("sha256", `${start} ${n}`),
  );
  const stream = Buffer.from(blocks.join(""), "hex");
  return Buffer.from(bytes.map((byte, index) => byte ^ (stream[index] ?? 0)));
}

function lengthOf({ prompt, id }: { prompt: number; id: string }): number {
  const bytes = Buffer.byteLength(id, "utf8");
  if (bytes > idAtMost) return Number.POSITIVE_INFINITY;
  return prompt.toString(36).length + 1 + Math.ceil(((tagBytes + bytes) * 4) / 3);
}
