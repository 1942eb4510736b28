/**
 * The Ed25519 keys that sign receipts. They follow from the secret of the database (src/storage/house-keys.ts), so nothing
 * is stored and a rotated master key changes none. A new generation replaces a key; the public keys of all stay listed.
 */
import { createPrivateKey, createPublicKey, hash, type KeyObject } from "node:crypto";

/** A public key as anybody may have it. */
export interface ReceiptKey {
  /** The first 16 hex digits of the SHA-256 of the 32 bytes of the key; a receipt names it. */
  id: string;
  key: KeyObject;
  /** The 32 bytes of the key (RFC 8032) in base64. */
  base64: string;
  /** The same key as SubjectPublicKeyInfo, as openssl reads it. */
  pem: string;
}

/** Keys of a service: one that signs, and all that ever signed, the newest first. */
export interface ReceiptKeys {
  signing: KeyObject;
  public: readonly [ReceiptKey, ...ReceiptKey[]];
}

/** Number of the key that signs. Raised when the key is to be replaced: older receipts are still known by older keys. */
const newestGeneration = 1;

/** What stands before the 32 bytes of a private key in PKCS #8, and of a public one in SubjectPublicKeyInfo (RFC 8410). */
const privatePrefix = Buffer.from("302e020100300506032b657004220420", "hex");
const publicPrefix = Buffer.from("302a300506032b6570032100", "hex");

/** The keys that follow from a secret; `derive` gives 32 bytes for a purpose. */
export function receiptKeys(derive: (purpose: string) => Uint8Array): ReceiptKeys {
  const signing = signingKey(derive(`receipt ${newestGeneration}`));
  const older = Array.from({ length: newestGeneration - 1 }, (_, at) => derive(`receipt ${newestGeneration - 1 - at}`));
  return { signing, public: [publicKeyOf(signing), ...older.map((seed) => publicKeyOf(signingKey(seed)))] };
}

function signingKey(seed: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.concat([privatePrefix, seed]), format: "der", type: "pkcs8" });
}

function publicKeyOf(signing: KeyObject): ReceiptKey {
  return described(createPublicKey(signing));
}

function described(key: KeyObject): ReceiptKey {
  const bytes = key.export({ format: "der", type: "spki" }).subarray(publicPrefix.length);
  return {
    id: hash("sha256", bytes, "hex").slice(0, 16),
    key,
    base64: bytes.toString("base64"),
    pem: String(key.export({ format: "pem", type: "spki" })),
  };
}

/** A public key from its base64 as it stands on our page, or from a PEM file's text; null when it is neither. */
export function readReceiptKey(text: string): ReceiptKey | null {
  try {
    const trimmed = text.trim();
    const isPem = trimmed.startsWith("-----BEGIN PUBLIC KEY-----");
    const bytes = Buffer.from(trimmed, "base64");
    if (!isPem && (bytes.length !== 32 || bytes.toString("base64") !== trimmed)) return null;
    const key = isPem
      ? createPublicKey(trimmed)
      : createPublicKey({ key: Buffer.concat([publicPrefix, bytes]), format: "der", type: "spki" });
    return key.asymmetricKeyType === "ed25519" ? described(key) : null;
  } catch {
    return null;
  }
}
