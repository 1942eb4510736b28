/**
 * Signed receipts: a small text file that says that something was filed with this service on a day, and nothing else. All
 * that stands before the signature is signed as it stands, so a receipt stays good when its wording is changed later. It
 * holds neither number nor code of a case, and nothing is kept of it: not even we can tell whose it is.
 */
import { sign, verify } from "node:crypto";
import { type Day, isDay } from "../rules/day.ts";
import type { ReceiptKey, ReceiptKeys } from "./receipt-keys.ts";

const format = "an-sinh-receipt-1";
const begin = "-----BEGIN AN SINH SIGNATURE-----";
const end = "-----END AN SINH SIGNATURE-----";
const lineLength = 64;
/** Characters of the longest text that is looked at as a receipt. */
const longest = 4_000;

/** What a receipt says. */
export interface ReceiptAsked {
  /** Sentences for people to read, in all languages. */
  sentences: readonly string[];
  /** The day on which something was filed; the hour is never told. */
  day: Day;
  /** Random, 16 bytes, made for this receipt alone. */
  id: Uint8Array;
}

/** A receipt as text in UTF-8 with a line break at its end. */
export function signReceipt({ sentences, day, id }: ReceiptAsked, keys: ReceiptKeys): string {
  const fields = [
    `Format: ${format}`,
    `Day: ${day}`,
    `Receipt: ${Buffer.from(id).toString("hex")}`,
    `Key: ${keys.public[0].id}`,
  ];
  const signed = `${sentences.join("\n")}\n\n${fields.join("\n")}\n\n`;
  return signed + block(sign(null, Buffer.from(signed, "utf8"), keys.signing));
}

function block(signature: Uint8Array): string {
  const lines =
    Buffer.from(signature)
      .toString("base64")
      .match(new RegExp(`.{1,${lineLength}}`, "g")) ?? [];
  return `${[begin, ...lines, end].join("\n")}\n`;
}

/** What a text is: a receipt of ours, or why not. `unknown-key`: signed, if at all, with a key that is not among these. */
export type ReadReceipt =
  | { ok: true; day: Day; id: string; key: string }
  | { ok: false; why: "no-receipt" | "unknown-key" | "changed" };

const shape = new RegExp(
  `^([^]+\\n\\nFormat: ${format}\\nDay: (\\d{4}-\\d\\d-\\d\\d)\\nReceipt: ([0-9a-f]{32})\\nKey: ([0-9a-f]{16})\\n\\n)${begin}\\n([A-Za-z0-9+/=\\n]+)${end}\\n$`,
);

/**
 * Whether a text is a receipt signed with one of these keys. It must be whole, with nothing before, in or after it; only
 * the kind of line break and empty lines at the end may differ, because forms and mail change them.
 */
export function readReceipt(text: string, keys: readonly Pick<ReceiptKey, "id" | "key">[]): ReadReceipt {
  const plain = `${text
    .slice(0, longest + 1)
    .replace(/^\uFEFF/, "")
    .replaceAll("\r\n", "\n")
    .replace(/\n+$/, "")}\n`;
  const [, signed = "", day = "", id = "", keyId = "", lines = ""] = shape.exec(plain) ?? [];
  if (text.length > longest || !isDay(day)) return { ok: false, why: "no-receipt" };
  const known = keys.find((key) => key.id === keyId);
  if (!known) return { ok: false, why: "unknown-key" };
  const signature = Buffer.from(lines, "base64");
  // One signature has one spelling: otherwise a changed file could still pass.
  const isSpeltOurWay = `${signed}${block(signature)}` === plain;
  const isGenuine = isSpeltOurWay && verify(null, Buffer.from(signed, "utf8"), known.key, signature);
  return isGenuine ? { ok: true, day, id, key: keyId } : { ok: false, why: "changed" };
}
