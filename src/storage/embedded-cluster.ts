/** Makes the cluster of the embedded PostgreSQL: aside first, then renamed, so that a half-made one is never started. */
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chown, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { AppError } from "../errors.ts";
import { systemCode, unusable } from "./data-dir.ts";
import type { Binaries } from "./embedded-binaries.ts";
import { makeFolderFor, makeRoot, type Place, type ServerUser } from "./embedded-place.ts";

/** Name of the superuser and of its database. */
export const embeddedUser = "ansinh";

/** Environment of PostgreSQL's programs: nothing of ours, so that no PG… variable of the operator bends them. */
export const serverEnv = { PATH: process.env.PATH ?? "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };

/** Makes the cluster when there is none yet. Two processes at once are harmless: the first rename wins. */
export async function ensureCluster(place: Place, binaries: Binaries): Promise<void> {
  const version = await readFile(join(place.cluster, "PG_VERSION"), "utf8").catch((error) => {
    if (systemCode(error) === "ENOENT") return null;
    throw unusable(place.cluster, `this user may not read it (${systemCode(error)})`, error);
  });
  if (version === null) return makeCluster(place, binaries);
  if (version.trim() !== "18") {
    throw new AppError(
      "DATABASE_START_FAILED",
      `The database in ${place.cluster} was made by PostgreSQL ${version.trim()}, and this version of An Sinh brings 18. Make a backup with the version of An Sinh you used before (npm run backup), move ${place.root} away, and restore it with this one (npm run restore).`,
    );
  }
}

async function makeCluster(place: Place, binaries: Binaries): Promise<void> {
  const aside = `${place.root}.new-${randomBytes(4).toString("hex")}`;
  try {
    await makeRoot(aside);
    await initialise(aside, binaries, place.user);
    await rename(aside, place.root);
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    if (["EEXIST", "ENOTEMPTY"].includes(systemCode(error))) return;
    throw error;
  }
}

async function initialise(folder: string, binaries: Binaries, user: ServerUser | null): Promise<void> {
  const secret = randomBytes(24).toString("base64url");
  const cluster = join(folder, "cluster");
  const lent = join(folder, "password.lent");
  await mkdir(cluster, { mode: 0o700 });
  await makeFolderFor(cluster, user);
  await makeFolderFor(join(folder, "socket"), user);
  await writeFile(join(folder, "password"), secret, { mode: 0o600 });
  await writeFile(lent, secret, { mode: 0o600 });
  if (user) await chown(lent, user.uid, user.gid);
  const flags = ["--auth=scram-sha-256", `--username=${embeddedUser}`, `--pwfile=${lent}`, "--encoding=UTF8"];
  const words = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--no-instructions"];
  await promisify(execFile)(binaries.initdb, [`--pgdata=${cluster}`, ...flags, ...words], {
    ...user,
    cwd: "/",
    env: serverEnv,
  }).catch((error) => {
    throw explained(folder, error);
  });
  await rm(lent);
}

function explained(folder: string, error: unknown): AppError {
  // A failed execFile carries what the program wrote.
  const said = String((error as { stderr?: string }).stderr ?? error);
  if (/no space left|quota/i.test(said)) return unusable(folder, "no space is left on the disk", error);
  if (/permission denied/i.test(said)) return unusable(folder, "the database's user may not write there", error);
  if (/read-only/i.test(said)) return unusable(folder, "the file system is read-only", error);
  return new AppError(
    "DATABASE_START_FAILED",
    `The embedded PostgreSQL could not prepare its folder: ${lastLine(said)}. Set DATABASE_URL to use another PostgreSQL.`,
    { cause: error },
  );
}

/** The last line with words in what a program wrote. */
export function lastLine(said: string): string {
  const lines = said.split("\n").map((line) => line.trim());
  return lines.filter(Boolean).at(-1)?.replace(/\.$/, "") ?? "it said nothing";
}
