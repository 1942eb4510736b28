/**
 * What stands behind a button on a platform: opaque, and good only in the conversation it was made for. On Zalo a press
 * comes back as plain text that anyone could type, on Telegram as data that a changed app could make up; so a code is
 * both encrypted and authenticated (a synthetic initialisation vector as in RFC 5297, cut to 64 bits).
 */
import { createCipheriv, createHmac, timingSafeEqual } from "node:crypto";

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

/** Press codes from a channel's own 32-byte key. */
export function pressCodes(key: Buffer): PressCodes {
  const tagKey = createHmac("sha256", key).update("press tag").digest();
  const cipherKey = createHmac("sha256", key).update("press cipher").digest();
  const tagOf = (address: string, plain: Buffer) =>
    createHmac("sha256", tagKey).update(`${address}\0`).update(plain).digest().subarray(0, tagBytes);
  const crypt = (tag: Buffer, bytes: Buffer) =>
    createCipheriv("aes-256-ctr", cipherKey, Buffer.concat([tag, Buffer.alloc(16 - tagBytes)])).update(bytes);
  const fits: PressCodes["fits"] = (press, atMost) =>
    Math.ceil(((tagBytes + Buffer.byteLength(plainOf(press))) * 4) / 3) <= atMost;
  return {
    fits,
    make(address, press, atMost) {
      if (!fits(press, atMost)) return null;
      const plain = Buffer.from(plainOf(press), "utf8");
      const tag = tagOf(address, plain);
      return Buffer.concat([tag, crypt(tag, plain)]).toString("base64url");
    },
    read(address, code) {
      const bytes = Buffer.from(code, "base64url");
      if (bytes.length <= tagBytes || bytes.toString("base64url") !== code) return null;
      const tag = bytes.subarray(0, tagBytes);
      const plain = crypt(tag, bytes.subarray(tagBytes));
      if (!timingSafeEqual(tag, tagOf(address, plain))) return null;
      const [, prompt, id] = /^([0-9a-z]+) (.+)$/s.exec(plain.toString("utf8")) ?? [];
      return prompt === undefined || id === undefined ? null : { prompt: Number.parseInt(prompt, 36), id };
    },
  };
}

function plainOf({ prompt, id }: { prompt: number; id: string }): string {
  return `${prompt.toString(36)} ${id}`;
}
