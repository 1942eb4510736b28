/**
 * What stands behind a button on a platform: opaque, and good only in the conversation it was made for. On Zalo a press
 * comes back as plain text that anyone could type, on Telegram as data that a changed app could make up; so an id is
 * both encrypted (AES-256-CTR, one key stream for each question of a conversation) and authenticated (HMAC-SHA-256, cut
 * to 64 bits).
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
/** Ids of a question begin at one of these places of its key stream, so many bytes apart. */
const places = 32;
const apart = 48;
const idAtMost = 200;

/** Press codes from a channel's own 32-byte key. */
export function pressCodes(key: Buffer): PressCodes {
  const keyOf = (purpose: string) => createHmac("sha256", key).update(purpose).digest();
  const [tagKey, startKey, streamKey] = [keyOf("press tag"), keyOf("press start"), keyOf("press stream")];
  // The buttons of one question are made one after the other.
  let last = { of: "", stream: Buffer.alloc(0) };
  const streamOf = (address: string, prompt: number): Buffer => {
    const of = `${prompt} ${address}`;
    if (last.of === of) return last.stream;
    const start = createHmac("sha256", startKey).update(of).digest().subarray(0, 16);
    const nothing = Buffer.alloc(places * apart + idAtMost);
    last = { of, stream: createCipheriv("aes-256-ctr", streamKey, start).update(nothing) };
    return last.stream;
  };
  const tagOf = (address: string, { prompt, id }: { prompt: number; id: string }) =>
    createHmac("sha256", tagKey).update(`${prompt} ${address}\0${id}`).digest().subarray(0, tagBytes);
  return {
    fits: (press, atMost) => lengthOf(press) <= atMost,
    make(address, press, atMost) {
      if (lengthOf(press) > atMost) return null;
      const id = Buffer.from(press.id, "utf8");
      const place = placeOf(id);
      const body = Buffer.concat([tagOf(address, press), mixed(id, streamOf(address, press.prompt), place)]);
      return `${press.prompt.toString(36)}.${place.toString(36)}.${body.toString("base64url")}`;
    },
    read(address, code) {
      const [, prompt36 = "", place36 = "", body = ""] =
        /^([0-9a-z]{1,7})\.([0-9a-v])\.([\w-]{1,280})$/.exec(code) ?? [];
      const bytes = Buffer.from(body, "base64url");
      if (bytes.length <= tagBytes || bytes.toString("base64url") !== body) return null;
      const prompt = Number.parseInt(prompt36, 36);
      const stream = streamOf(address, prompt);
      const id = mixed(bytes.subarray(tagBytes), stream, Number.parseInt(place36, 36)).toString("utf8");
      const isOurs = timingSafeEqual(bytes.subarray(0, tagBytes), tagOf(address, { prompt, id }));
      return isOurs && prompt.toString(36) === prompt36 ? { prompt, id } : null;
    },
  };
}

/** The same id has the same place, so the same button has the same code. */
function placeOf(id: Buffer): number {
  return id.reduce((sum, byte) => sum + byte, 0) % places;
}

function mixed(bytes: Buffer, stream: Buffer, place: number): Buffer {
  return Buffer.from(bytes.map((byte, index) => byte ^ (stream[place * apart + index] ?? 0)));
}

function lengthOf({ prompt, id }: { prompt: number; id: string }): number {
  const bytes = Buffer.byteLength(id, "utf8");
  if (bytes > idAtMost) return Number.POSITIVE_INFINITY;
  return prompt.toString(36).length + 3 + Math.ceil(((tagBytes + bytes) * 4) / 3);
}
