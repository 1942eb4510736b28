import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { readReceiptKey, receiptKeys } from "../../src/complaints/receipt-keys.ts";
import { readReceipt, signReceipt } from "../../src/complaints/signed-receipt.ts";

const keysOf = (secret: string) =>
  receiptKeys((purpose) => createHash("sha256").update(`${secret} ${purpose}`).digest());
const keys = keysOf("ours");
const id = Buffer.alloc(16, 0xa5);
const sentences = ["Ngày 26/11/2026 có một tin được gửi đến An Sinh.", "A message was filed on 26 November 2026."];
const receipt = signReceipt({ sentences, day: "2026-11-26", id }, keys);

const accepted = (text: string, known = keys.public) => readReceipt(text, known).ok;

/** The text of some bytes, or null when they are no UTF-8. */
function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

describe("signReceipt()", () => {
  it("says the day, a number of its own and the key, and nothing of a case", () => {
    const [signed = "", rest = ""] = receipt.split("-----BEGIN AN SINH SIGNATURE-----");
    expect(signed).toBe(
      `${sentences.join("\n")}\n\nFormat: an-sinh-receipt-1\nDay: 2026-11-26\nReceipt: ${"a5".repeat(16)}\nKey: ${keys.public[0].id}\n\n`,
    );
    expect(rest).toMatch(/^\n[A-Za-z0-9+/]{64}\n[A-Za-z0-9+/]{22}==\n-----END AN SINH SIGNATURE-----\n$/);
  });
});

describe("readReceipt()", () => {
  it("knows a genuine one, also as a form or a mail gives it back", () => {
    const genuine = { ok: true, day: "2026-11-26", id: "a5".repeat(16), key: keys.public[0].id };
    expect(readReceipt(receipt, keys.public)).toEqual(genuine);
    expect(readReceipt(`\uFEFF${receipt.replaceAll("\n", "\r\n")}\r\n`, keys.public)).toEqual(genuine);
    expect(readReceipt(receipt.trimEnd(), keys.public)).toEqual(genuine);
  });

  it("refuses every change of one byte to any other", () => {
    const bytes = Buffer.from(receipt, "utf8");
    let forged = 0;
    let tried = 0;
    for (let at = 0; at < bytes.length; at += 1) {
      for (let by = 1; by < 256; by += 1) {
        const changed = Buffer.from(bytes);
        changed[at] = (bytes[at] ?? 0) ^ by;
        const text = decoded(changed);
        tried += 1;
        if (text !== null && accepted(text)) forged += 1;
      }
    }
    expect({ tried, forged }).toEqual({ tried: bytes.length * 255, forged: 0 });
  });

  it("refuses whatever is cut off at either end", () => {
    const whole = receipt.trimEnd();
    const ends = Array.from({ length: whole.length }, (_, length) => whole.slice(0, length));
    const beginnings = Array.from({ length: whole.length - 1 }, (_, at) => whole.slice(at + 1));
    expect([...ends, ...beginnings].filter((text) => accepted(text))).toEqual([]);
  });

  it("refuses another day, another key and the signature of another receipt", () => {
    const other = signReceipt({ sentences, day: "2026-11-25", id: Buffer.alloc(16, 1) }, keys);
    const [text = ""] = receipt.split("-----BEGIN");
    const [, signature = ""] = other.split("-----BEGIN");
    const foreign = keysOf("theirs");
    const forged = signReceipt({ sentences, day: "2026-11-26", id }, foreign);
    expect(readReceipt(receipt.replace("Day: 2026-11-26", "Day: 2026-11-25"), keys.public)).toEqual({
      ok: false,
      why: "changed",
    });
    expect(readReceipt(`${text}-----BEGIN${signature}`, keys.public)).toEqual({ ok: false, why: "changed" });
    expect(readReceipt(forged, keys.public)).toEqual({ ok: false, why: "unknown-key" });
    const disguised = forged.replace(foreign.public[0].id, keys.public[0].id);
    expect(readReceipt(disguised, keys.public)).toEqual({ ok: false, why: "changed" });
    expect(readReceipt(receipt, foreign.public)).toEqual({ ok: false, why: "unknown-key" });
  });

  it("refuses a signature whose number was made larger by the order of the curve", () => {
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const lines = receipt.split("\n");
    const at = lines.indexOf("-----BEGIN AN SINH SIGNATURE-----");
    const signature = Buffer.from(`${lines[at + 1]}${lines[at + 2]}`, "base64");
    let s = 0n;
    for (const byte of [...signature.subarray(32)].reverse()) s = (s << 8n) | BigInt(byte);
    s += order;
    for (let index = 32; index < 64; index += 1) {
      signature[index] = Number(s & 255n);
      s >>= 8n;
    }
    const spelt = signature.toString("base64");
    lines.splice(at + 1, 2, spelt.slice(0, 64), spelt.slice(64));
    expect(readReceipt(lines.join("\n"), keys.public)).toEqual({ ok: false, why: "changed" });
  });

  it("refuses extra text anywhere, and anything at all that we did not sign (property)", () => {
    const extra = fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(extra, fc.nat(receipt.length), (more, at) => {
        const text = receipt.slice(0, at) + more + receipt.slice(at);
        const isSame =
          text
            .replace(/^\uFEFF/, "")
            .replaceAll("\r\n", "\n")
            .trimEnd() === receipt.trimEnd();
        expect(accepted(text) && !isSame).toBe(false);
      }),
      { numRuns: 3_000 },
    );
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 600 }), (text) => !accepted(text)),
      { numRuns: 1_000 },
    );
  });

  it("refuses a receipt in a long text", () => {
    expect(readReceipt(`${"x".repeat(4_000)}\n\n${receipt}`, keys.public)).toEqual({ ok: false, why: "no-receipt" });
  });
});

describe("receiptKeys()", () => {
  it("follow from the secret, and are read back as they are shown", () => {
    expect(keysOf("ours").public[0].id).toBe(keys.public[0].id);
    expect(keysOf("theirs").public[0].id).not.toBe(keys.public[0].id);
    const [shown] = keys.public;
    expect(readReceiptKey(shown.base64)?.id).toBe(shown.id);
    expect(readReceiptKey(shown.pem)?.id).toBe(shown.id);
    expect(
      ["", "x", shown.base64.slice(1), `${shown.base64}AA`, "-----BEGIN PUBLIC KEY-----"].map(readReceiptKey),
    ).toEqual([null, null, null, null, null]);
  });

  it("verify with openssl alone, as the page says", () => {
    const folder = mkdtempSync(join(tmpdir(), "an-sinh-receipt-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    writeFileSync(join(folder, "receipt.txt"), receipt);
    writeFileSync(join(folder, "key.pem"), keys.public[0].pem);
    const script = [
      "sed '/^-----BEGIN AN SINH/,$d' receipt.txt > text",
      "sed -n '/^-----BEGIN AN SINH/,/^-----END/{//!p}' receipt.txt | openssl base64 -d > signature",
      "openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in text -sigfile signature",
    ].join("\n");
    const said = execFileSync("sh", ["-c", script], { cwd: folder, encoding: "utf8" });
    expect(said.trim()).toBe("Signature Verified Successfully");
  });
});
