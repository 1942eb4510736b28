/** The file DATA_DIR/keys: JSON, mode 0600, written whole or not at all. */
import { randomBytes } from "node:crypto";
import { chmod, link, open, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { AppError } from "../errors.ts";
import { ensureDataDir, systemCode } from "./data-dir.ts";
import { type MasterKey, masterKey } from "./key-ring.ts";

/** How a key came to be: by the server itself, by `keys:create`, or confirmed by `keys:export`. */
type KeyOrigin = "generated" | "created" | "adopted";

/** What the file holds. The first key is the current one. */
export interface KeyFile {
  origin: KeyOrigin;
  /** ISO instant. */
  created: string;
  keys: MasterKey[];
}

const shape = z.strictObject({
  version: z.literal(1),
  origin: z.enum(["generated", "created", "adopted"]),
  created: z.iso.datetime(),
  keys: z.array(z.strictObject({ id: z.string(), key: z.string().regex(/^[A-Za-z0-9_-]{43}$/) })).min(1),
});

/** Path of the key file of a data folder. */
export function keyFilePath(dataDir: string): string {
  return join(dataDir, "keys");
}

/** The key file of a data folder, or null when there is none. Throws AppError KEYS_UNREADABLE. */
export async function readKeyFile(dataDir: string): Promise<KeyFile | null> {
  const path = keyFilePath(dataDir);
  const text = await readFile(path, "utf8").catch((error) => {
    if (["ENOENT", "ENOTDIR"].includes(systemCode(error))) return null;
    throw systemCode(error) === "EACCES"
      ? closed(path, error)
      : unreadable(path, `the system said ${systemCode(error)}`, error);
  });
  if (text === null) return null;
  if (((await stat(path)).mode & 0o077) !== 0) await chmod(path, 0o600);
  return parse(path, text);
}

function parse(path: string, text: string): KeyFile {
  const parsed = shape.safeParse(asJson(text));
  if (!parsed.success) throw unreadable(path, "it is not a key file of An Sinh, or it was cut off");
  const { origin, created } = parsed.data;
  const keys = parsed.data.keys.map(({ id, key }) => {
    const made = masterKey(Buffer.from(key, "base64url"));
    if (made.id !== id) throw unreadable(path, `key ${id} was changed`);
    return made;
  });
  return { origin, created, keys };
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function unreadable(path: string, reason: string, cause?: unknown): AppError {
  return new AppError(
    "KEYS_UNREADABLE",
    `The keys in ${path} cannot be read: ${reason}. Put the file back from your recovery sheet (npm run keys:create -- --from-sheet).`,
    { cause },
  );
}

function closed(path: string, cause: unknown): AppError {
  return new AppError(
    "KEYS_UNREADABLE",
    `This user may not read the keys in ${path}. Start An Sinh as the user who owns that folder, or set DATA_DIR to another.`,
    { cause },
  );
}

/** Writes the first key file of a data folder; false when there is one already. */
export async function addKeyFile(dataDir: string, file: KeyFile): Promise<boolean> {
  const aside = await writeAside(dataDir, file);
  try {
    await link(aside, keyFilePath(dataDir));
    return true;
  } catch (error) {
    if (systemCode(error) === "EEXIST") return false;
    throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

/** Replaces the key file. */
export async function replaceKeyFile(dataDir: string, file: KeyFile): Promise<void> {
  await rename(await writeAside(dataDir, file), keyFilePath(dataDir));
}

async function writeAside(dataDir: string, file: KeyFile): Promise<string> {
  await ensureDataDir(dataDir);
  const aside = join(dataDir, `.keys-${randomBytes(6).toString("hex")}`);
  const handle = await open(aside, "wx", 0o600);
  try {
    await handle.writeFile(textOf(file));
    await handle.sync();
  } finally {
    await handle.close();
  }
  return aside;
}

function textOf(file: KeyFile): string {
  const keys = file.keys.map(({ id, key }) => ({ id, key: key.toString("base64url") }));
  return `${JSON.stringify({ version: 1, origin: file.origin, created: file.created, keys }, null, 2)}\n`;
}
