/** `npm run receipt:verify -- FILE --key KEY`: whether a file is a receipt signed with a public key. Needs neither network nor database. */
import { readFile } from "node:fs/promises";
import { type ReceiptKey, readReceiptKey } from "../complaints/receipt-keys.ts";
import { type ReadReceipt, readReceipt } from "../complaints/signed-receipt.ts";
import { MisusedError, runTool, typedPath } from "./tool.ts";

const reasons: Record<Extract<ReadReceipt, { ok: false }>["why"], string> = {
  "no-receipt": "This is no receipt, or not a whole one: it must be the file as it was saved, with nothing added.",
  "unknown-key":
    "This receipt names another key than the one given. The page /receipt lists all keys that ever signed.",
  changed: "This receipt is not genuine: the signature does not fit the text.",
};

async function keyOf(given: string): Promise<ReceiptKey | null> {
  return readReceiptKey(given) ?? readReceiptKey(await readFile(typedPath(given), "utf8").catch(() => ""));
}

function told(read: ReadReceipt): string {
  return read.ok
    ? `Genuine: something was filed with the service on ${read.day} (receipt ${read.id}, key ${read.key}).`
    : reasons[read.why];
}

interface Typed {
  values: { key?: string | undefined };
  positionals: string[];
}

async function main({ values, positionals: [file, ...others] }: Typed): Promise<void> {
  if (file === undefined || others.length > 0 || values.key === undefined)
    throw new MisusedError("Name the receipt and the key.");
  const key = await keyOf(values.key);
  if (key === null) throw new MisusedError(`"${values.key}" is no Ed25519 public key.`);
  const bytes = await readFile(typedPath(file)).catch(() => null);
  const text = bytes === null ? null : decoded(bytes);
  if (bytes === null) console.error(`"${file}" cannot be read.`);
  const read: ReadReceipt = text === null ? { ok: false, why: "no-receipt" } : readReceipt(text, [key]);
  console.log(told(read));
  if (!read.ok) process.exitCode = 1;
}

/** Bytes that are no UTF-8 are no receipt. */
function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

await runTool({
  usage: "Usage: npm run receipt:verify -- FILE --key KEY   (KEY: the base64 from the page /receipt, or a PEM file)",
  given: { options: { key: { type: "string" } }, allowPositionals: true },
  run: main,
});
