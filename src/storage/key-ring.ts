/** The master keys of a house: the current one seals, older ones still open what they sealed. */
import { createHash, hkdfSync, randomBytes } from "node:crypto";
import { broken, keyIdOf, openWith, type SealingKey, type SealPlace, sealWith } from "./seal.ts";

/** A master key: 32 bytes and the id that follows from them. */
export interface MasterKey {
  /** 8 hex digits, computed from the key. */
  id: string;
  key: Buffer;
}

/** Seals with the current master key and opens with whichever the envelope names. Never shows a key. */
export interface KeyRing {
  /** Id of the current master key. */
  currentId: string;
  /** Ids of all master keys, the current one first. */
  ids: string[];
  seal(place: SealPlace, plain: Uint8Array | string): Buffer;
  open(place: SealPlace, envelope: Uint8Array): Buffer;
  /** The subkey of one purpose of the current master key, or of the one with the given id; null when that is unknown. */
  subkey(purpose: string, id?: string): Buffer | null;
}

/** A master key from its 32 bytes. */
export function masterKey(key: Buffer): MasterKey {
  return { id: createHash("sha256").update("an-sinh master key\0").update(key).digest("hex").slice(0, 8), key };
}

/** A new random master key. */
export function newMasterKey(): MasterKey {
  return masterKey(randomBytes(32));
}

/** The ring of a current and of older master keys. */
export function createKeyRing(current: MasterKey, older: MasterKey[] = []): KeyRing {
  const keys = new Map([...older, current].map((key) => [key.id, key]));
  const subkeys = new Map<string, Buffer>();
  const subkey = (purpose: string, id = current.id): Buffer | null => {
    const known = subkeys.get(`${id} ${purpose}`);
    if (known) return known;
    const master = keys.get(id);
    if (!master) return null;
    const made = derive(master.key, purpose);
    subkeys.set(`${id} ${purpose}`, made);
    return made;
  };
  const sealing = (place: SealPlace, id: string): SealingKey => {
    const key = subkey(`seal ${place.column}`, id);
    if (!key) throw broken(place);
    return { id, key };
  };
  const ofColumns = new Map<SealPlace["column"], SealingKey>();
  const sealingNow = (place: SealPlace): SealingKey => {
    const known = ofColumns.get(place.column) ?? sealing(place, current.id);
    ofColumns.set(place.column, known);
    return known;
  };
  return {
    currentId: current.id,
    ids: [current.id, ...older.map((key) => key.id).filter((id) => id !== current.id)],
    seal: (place, plain) => sealWith(sealingNow(place), place, plain),
    open: (place, envelope) => openWith(sealing(place, keyIdOf(envelope)), place, envelope),
    subkey,
  };
}

/** A key for one purpose from a secret of 32 bytes (HKDF-SHA-256). */
export function derive(secret: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, Buffer.alloc(0), `an-sinh/1 ${purpose}`, 32));
}
