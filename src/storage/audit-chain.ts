/**
 * The codes of the audit log. The code of an entry is a keyed hash of the code before it, its place in the chain and
 * every column that was written; so nobody without the key can change, remove, add or move an entry in the middle, and
 * one code stands for everything up to it.
 */
import { createHmac } from "node:crypto";
import type { HouseKeys } from "./house-keys.ts";

/** The columns of an entry as PostgreSQL writes them out; `micros` is the time in microseconds since 1970. */
export interface AuditRow {
  seq: string;
  micros: string;
  actor: string;
  action: string;
  complaint_id: string | null;
  detail: string | null;
  acting_for: string | null;
}

/** Columns in SQL, in the form of AuditRow: as text, so order by audit_entry.seq and not by seq. */
export const auditColumns =
  "seq::text, (extract(epoch from at) * 1000000)::bigint::text as micros, actor, action, complaint_id::text, detail, acting_for";

/** Order in which columns go into the code. A new one goes to the end: where it is null it changes no code. */
const columns = ["seq", "micros", "actor", "action", "complaint_id", "detail", "acting_for"] as const;

/** The code before the first entry. */
export const noMac: Buffer = Buffer.alloc(32);

/** Keys of the audit log: one for the chain, one for anchors, and the name by which anchors tell whose they are. */
export interface AuditKeys {
  chain: Buffer;
  anchor: Buffer;
  /** 8 hex digits. */
  id: string;
}

/** The audit keys of a database. They stay when the master key is rotated. */
export function auditKeys(house: Pick<HouseKeys, "derive">): AuditKeys {
  const anchor = house.derive("audit anchor");
  const id = createHmac("sha256", anchor).update("an-sinh audit id").digest("hex").slice(0, 8);
  return { chain: house.derive("audit chain"), anchor, id };
}

/** An entry's place: its number and the code before it. */
export interface ChainPlace {
  previous: Uint8Array;
  position: number;
}

/** The code of an entry at a place (HMAC-SHA-256). */
export function macOf(key: Uint8Array, { previous, position }: ChainPlace, row: AuditRow): Buffer {
  return createHmac("sha256", key).update(previous).update(encoded(position, row)).digest();
}

/** Place and columns as bytes; each part tells its length, so that none runs into the next. */
function encoded(position: number, row: AuditRow): string {
  let text = `an-sinh audit 1\0${position}\0`;
  for (const name of columns) {
    const value = row[name];
    if (value !== null) text += `${name} ${value.length} ${value}\0`;
  }
  return text;
}
