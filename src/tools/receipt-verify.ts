/** `npm run receipt:verify -- FILE --key KEY`: whether a file is a receipt signed with a public key. Needs neither network nor database. */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { type ReceiptKey, readReceiptKey } from "../complaints/receipt-keys.ts";
import { type ReadReceipt, readReceipt } from "../complaints/signed-receipt.ts";

const usage =
  "Usage: npm run receipt:verify -- FILE --key KEY   (KEY: the base64 from the page /receipt, or a PEM file)";

const reasons: Record<Extract<ReadReceipt, { ok: false }>["why"], string> = {
  "no-receipt": "This is no receipt, or not a whole one: it must be the file as it was saved, with nothing added.",
  "unknown-key":
    "This receipt names another key than the one given. The page /receipt lists all keys that ever signed.",
  changed: "This receipt is not genuine: the signature does not fit the text.",
};

/** npm starts tools in the project's folder and says in INIT_CWD where it was called. */
function here(path: string): string {
  return resolve(process.env.INIT_CWD ?? ".", path);
}

async function keyOf(given: string): Promise<ReceiptKey | null> {
  return readReceiptKey(given) ?? readReceiptKey(await readFile(here(given), "utf8").catch(() => ""));
}

function told(read: ReadReceipt): string {
  return read.ok
    ? `Genuine: something was filed with the service on ${read.day} (receipt ${read.id}, key ${read.key}).`
    : reasons[read.why];
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { key: { type: "string" } }, allowPositionals: true });
  const [file, ...others] = positionals;
  const key = values.key === undefined ? null : await keyOf(values.key);
  if (file === undefined || others.length > 0 || key === null) {
    console.error(
      values.key !== undefined && key === null ? `"${values.key}" is no Ed25519 public key. ${usage}` : usage,
    );
    process.exitCode = 2;
    return;
  }
  const bytes = await readFile(here(file)).catch(() => null);
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

await main();
