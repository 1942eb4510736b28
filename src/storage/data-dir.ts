/**
 * The data folder: made with a closed mode, tried by writing into it, and every way in which a folder can be unusable
 * said in one sentence.
 */
import { randomBytes } from "node:crypto";
import { chmod, mkdir, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { AppError } from "../errors.ts";

const reasons: Record<string, string> = {
  EEXIST: "there is a file of that name, not a folder",
  ENOTDIR: "a part of its path is a file, not a folder",
  EACCES: "this user may not write there",
  EPERM: "this user may not write there",
  EROFS: "the file system is read-only",
  ENOSPC: "no space is left on the disk",
  EDQUOT: "the disk quota is used up",
  ENAMETOOLONG: "its path is too long",
  ELOOP: "its path is a loop of symbolic links",
};

/** The code of a failed system call such as "EACCES", or "" for any other error. */
export function systemCode(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

/** AppError DATA_DIR_UNUSABLE that names the folder, the reason and the way out. */
export function unusable(folder: string, reason: string, cause?: unknown): AppError {
  return new AppError(
    "DATA_DIR_UNUSABLE",
    `The data folder ${folder} cannot be used: ${reason}. Set DATA_DIR to a folder this user may write to, or correct this one.`,
    { cause },
  );
}

/** Makes the data folder when it is missing and proves that a file can be written. Throws DATA_DIR_UNUSABLE. */
export async function ensureDataDir(folder: string): Promise<void> {
  try {
    await makeFolders(folder);
    await openForServer(folder);
    const probe = join(folder, `.probe-${randomBytes(6).toString("hex")}`);
    await writeFile(probe, "An Sinh tries whether it may write here.\n", { flag: "wx", mode: 0o600 });
    await rm(probe);
  } catch (error) {
    throw unusable(folder, reasons[systemCode(error)] ?? `the system said ${systemCode(error) || "no"}`, error);
  }
}

/** As `mkdir -p`; Node's own says ENOENT where the reason is a read-only file system. */
async function makeFolders(folder: string): Promise<void> {
  const mode = closedMode();
  try {
    await mkdir(folder, { mode });
  } catch (error) {
    if (systemCode(error) === "EEXIST" && (await stat(folder)).isDirectory()) return;
    if (systemCode(error) !== "ENOENT" || dirname(folder) === folder) throw error;
    await makeFolders(dirname(folder));
    await makeFolders(folder);
  }
}

/**
 * Mode of the data folder: nobody else may look in. Started by root, PostgreSQL runs as another user and must be able
 * to walk through (not list) it.
 */
export function closedMode(): number {
  return process.getuid?.() === 0 ? 0o711 : 0o700;
}

async function openForServer(folder: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const { mode, uid } = await stat(folder);
  if (uid === 0 && (mode & 0o001) === 0) await chmod(folder, (mode & 0o777) | 0o001);
}
