/**
 * Where the master key comes from: the setting MASTER_KEY, else the file DATA_DIR/keys. Losing the key loses the cases,
 * so a key that the server made by itself serves only a trial on this machine until the operator has a recovery sheet.
 */
import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "../config.ts";
import { AppError } from "../errors.ts";
import { addKeyFile, type KeyFile, keyFilePath, readKeyFile, replaceKeyFile } from "./key-file.ts";
import { createKeyRing, type KeyRing, masterKey, newMasterKey } from "./key-ring.ts";
import type { Log } from "./log.ts";

type KeyConfig = Pick<Config, "masterKey" | "dataDir" | "publicUrl" | "host">;

/** The master keys of this installation. Throws AppError KEYS_MISSING or KEYS_UNREADABLE. */
export async function loadKeys(config: KeyConfig, log: Log): Promise<KeyRing> {
  const file = await readKeyFile(config.dataDir);
  if (config.masterKey) return createKeyRing(masterKey(Buffer.from(config.masterKey, "base64url")), file?.keys);
  if (file) return ringOf(allowed(file, config));
  if (reachable(config)) throw missing("There is no master key", "npm run keys:create");
  return generate(config, log);
}

/** The master keys as they are, for tools; never makes one. Throws AppError KEYS_MISSING or KEYS_UNREADABLE. */
export async function existingKeys(config: Pick<Config, "masterKey" | "dataDir">): Promise<KeyRing> {
  const file = await readKeyFile(config.dataDir);
  if (config.masterKey) return createKeyRing(masterKey(Buffer.from(config.masterKey, "base64url")), file?.keys);
  if (file) return ringOf(file);
  throw new AppError(
    "KEYS_MISSING",
    `There are no keys in ${config.dataDir}. Is DATA_DIR the folder of your An Sinh? On a new machine bring them back first: npm run keys:create -- --from-sheet < sheet.txt`,
  );
}

async function generate(config: KeyConfig, log: Log): Promise<KeyRing> {
  if (await stat(join(config.dataDir, "postgres")).catch(() => null)) {
    throw missing(
      `${config.dataDir} holds a database, but the file ${keyFilePath(config.dataDir)} that opens it is gone`,
      "npm run keys:create -- --from-sheet",
    );
  }
  const file: KeyFile = { origin: "generated", created: new Date().toISOString(), keys: [newMasterKey()] };
  if (!(await addKeyFile(config.dataDir, file))) return loadKeys(config, log);
  log.warn(
    { file: keyFilePath(config.dataDir) },
    "a master key was made for this trial; whoever loses it loses every case, so before real use run: npm run keys:export",
  );
  return ringOf(file);
}

function allowed(file: KeyFile, config: KeyConfig): KeyFile {
  if (file.origin !== "generated" || !reachable(config)) return file;
  throw missing(
    `The key in ${keyFilePath(config.dataDir)} was made by the server for a trial, and nobody has a copy`,
    "npm run keys:export",
  );
}

/** True when people other than the operator can reach the server. */
function reachable(config: KeyConfig): boolean {
  return config.publicUrl !== undefined || !/^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/.test(config.host);
}

function missing(what: string, command: string): AppError {
  return new AppError("KEYS_MISSING", `${what}; people's cases would be lost with it. Run this first: ${command}`);
}

/** The ring of a key file. */
export function ringOf(file: KeyFile): KeyRing {
  const [current, ...older] = file.keys;
  if (!current) throw new Error("a key file holds at least one key");
  return createKeyRing(current, older);
}

/** Makes the key file on the operator's word, from a new key or from those of a recovery sheet. */
export async function createKeys(dataDir: string, fromSheet?: string): Promise<KeyFile> {
  const keys = fromSheet === undefined ? [newMasterKey()] : keysOfSheet(fromSheet);
  const origin = fromSheet === undefined ? "created" : "adopted";
  const file: KeyFile = { origin, created: new Date().toISOString(), keys };
  if (await addKeyFile(dataDir, file)) return file;
  throw new AppError(
    "KEYS_UNREADABLE",
    `There are keys in ${keyFilePath(dataDir)} already; they are not replaced, because cases may be sealed with them. Move the file away if you are sure.`,
  );
}

function keysOfSheet(sheet: string): KeyFile["keys"] {
  const keys = [...sheet.matchAll(/(?<![A-Za-z0-9_-])([0-9a-f]{8})\s+([A-Za-z0-9_-]{43})(?![A-Za-z0-9_-])/g)].map(
    ([, id, key]) => ({ id, made: masterKey(Buffer.from(key ?? "", "base64url")) }),
  );
  const slip = keys.find(({ id, made }) => id !== made.id);
  if (keys.length > 0 && !slip) return keys.map(({ made }) => made);
  const reason = slip ? `key ${slip.id} has a slip of the pen` : "it names no key";
  throw new AppError("KEYS_UNREADABLE", `This is no recovery sheet of An Sinh: ${reason}. Compare it with the paper.`);
}

/** The recovery sheet, to be printed and kept apart from the server; marks the keys as adopted. */
export async function exportKeys(dataDir: string): Promise<string> {
  const file = await readKeyFile(dataDir);
  if (!file) throw missing(`There is no key file in ${dataDir}`, "npm run keys:create");
  if (file.origin === "generated") await replaceKeyFile(dataDir, { ...file, origin: "adopted" });
  return sheetOf(file);
}

function sheetOf(file: KeyFile): string {
  const lines = file.keys.map(
    ({ id, key }, index) => `  ${id} ${key.toString("base64url")}${index === 0 ? "  (current)" : ""}`,
  );
  return [
    "AN SINH: RECOVERY SHEET",
    `Keys of ${file.created.slice(0, 10)}. Print this, keep it locked away from the server, show it to nobody.`,
    "Without these keys no complaint, no file and no backup can ever be read again.",
    "",
    ...lines,
    "",
    "To put them back: npm run keys:create -- --from-sheet < sheet.txt",
    "(or set MASTER_KEY to the 43 characters of the current key).",
    "",
  ].join("\n");
}
