/**
 * The secret of one database from which its lookup keys and signatures follow. It is random, kept in the database
 * wrapped by the master key, and stays the same when the master key is rotated, so that hashes can still be found. A
 * master key that does not open it is the wrong one.
 */
import { createHmac, randomBytes } from "node:crypto";
import type pg from "pg";
import { keyedHash } from "../conversation/keyed-hash.ts";
import { AppError } from "../errors.ts";
import { keyFilePath } from "./key-file.ts";
import { derive, type KeyRing } from "./key-ring.ts";

/** Keyed hashes and further keys of one database. */
export interface HouseKeys {
  /** A keyed hash of 32 bytes under which something is found again; parts never run into one another. */
  lookup(purpose: string, ...parts: string[]): Buffer;
  /** HMAC-SHA-256 in base64url, for tokens we give away and recognise. */
  sign(purpose: string, data: string): string;
  /** A key of 32 bytes for one purpose. */
  derive(purpose: string): Buffer;
}

/** Refuses a master key that is not the one of this database, before anything is written. Throws KEYS_WRONG. */
export async function findHouseSecret(client: pg.ClientBase, ring: KeyRing, dataDir: string): Promise<Buffer | null> {
  const { rows: tables } = await client.query("select to_regclass('house_key') is not null as found");
  if (!tables[0]?.found) return null;
  const { rows } = await client.query<{ key_id: string; wrapped_key: Buffer }>(
    "select key_id, wrapped_key from house_key",
  );
  if (rows.length === 0) return null;
  const ours = rows.find((row) => ring.ids.includes(row.key_id));
  if (ours) return ring.open({ column: "house_key.wrapped_key", row: ours.key_id }, ours.wrapped_key);
  throw new AppError(
    "KEYS_WRONG",
    `The master key (${ring.currentId}) is not the one this database was sealed with (${rows.map((row) => row.key_id).join(", ")}). Set MASTER_KEY to that key, or put ${keyFilePath(dataDir)} back from the recovery sheet.`,
  );
}

/** Keeps the secret wrapped by the current master key; makes it when the database is new. */
export async function keepHouseSecret(client: pg.ClientBase, ring: KeyRing, found: Buffer | null): Promise<Buffer> {
  const secret = found ?? randomBytes(32);
  const wrapped = ring.seal({ column: "house_key.wrapped_key", row: ring.currentId }, secret);
  await client.query("insert into house_key (key_id, wrapped_key) values ($1, $2) on conflict do nothing", [
    ring.currentId,
    wrapped,
  ]);
  return secret;
}

/** The keys that follow from a database's secret. */
export function houseKeys(secret: Buffer): HouseKeys {
  const keys = new Map<string, Buffer>();
  const of = (purpose: string): Buffer => {
    const known = keys.get(purpose) ?? derive(secret, purpose);
    keys.set(purpose, known);
    return known;
  };
  const lookups = new Map<string, (text: string) => string>();
  const lookupOf = (purpose: string) => {
    const known = lookups.get(purpose) ?? keyedHash(of(`lookup ${purpose}`));
    lookups.set(purpose, known);
    return known;
  };
  return {
    lookup: (purpose, ...parts) => Buffer.from(lookupOf(purpose)(JSON.stringify(parts)), "hex"),
    sign: (purpose, data) =>
      createHmac("sha256", of(`sign ${purpose}`))
        .update(data)
        .digest("base64url"),
    derive: (purpose) => Buffer.from(of(`derive ${purpose}`)),
  };
}
