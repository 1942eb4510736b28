/** Makes the cluster of the embedded PostgreSQL: aside first, then put in place, so that a half-made one is never started. */
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chown, mkdir, readFile, realpath, rename, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { AppError } from "../errors.ts";
import { closedMode, systemCode, unusable } from "./data-dir.ts";
import type { Binaries } from "./embedded-binaries.ts";
import { findPlace, makeFolderFor, type Place } from "./embedded-place.ts";
import { reachableBinaries, shelteredPath } from "./embedded-shelter.ts";
import { canReach, type ServerUser, serverUser } from "./embedded-user.ts";

/** Name of the superuser. */
export const embeddedUser = "ansinh";

/** Environment of PostgreSQL's programs: nothing of ours, so that no PG… variable of the operator bends them. */
export const serverEnv = { PATH: process.env.PATH ?? "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };

/** The cluster of a data folder, made when there is none yet. Two processes at once are harmless: the first one wins. */
export async function ensureCluster(dataDir: string, found: Binaries): Promise<{ place: Place; binaries: Binaries }> {
  const known = await findPlace(dataDir);
  const user = known ? known.user : await serverUser("");
  const binaries = await reachableBinaries(dataDir, found, user);
  if (!known) await makeCluster(await realpath(dataDir), binaries, user);
  const place = known ?? (await findPlace(dataDir));
  if (!place) throw unusable(dataDir, "its database went away while it was made");
  await assertVersion(place);
  return { place, binaries };
}

async function assertVersion(place: Place): Promise<void> {
  const version = await readFile(join(place.cluster, "PG_VERSION"), "utf8").catch((error) => {
    throw unusable(place.root, `the database in it cannot be read (${systemCode(error)})`, error);
  });
  if (version.trim() === "18") return;
  throw new AppError(
    "DATABASE_START_FAILED",
    `The database in ${place.cluster} was made by PostgreSQL ${version.trim()}, and this version of An Sinh brings 18. Make a backup with the version of An Sinh you used before (npm run backup), move ${place.root} away, and restore it with this one (npm run restore).`,
  );
}

async function makeCluster(dataDir: string, binaries: Binaries, user: ServerUser): Promise<void> {
  const home = join(dataDir, "postgres");
  const near = await canReach(user, dataDir);
  const aside = near ? `${home}.new-${randomBytes(4).toString("hex")}` : await shelteredPath(dataDir, user);
  try {
    await mkdir(aside, { mode: closedMode() });
    await initialise(aside, binaries, user);
    await (near ? rename(aside, home) : symlink(aside, home));
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    if (["EEXIST", "ENOTEMPTY", "ENOTDIR"].includes(systemCode(error))) return;
    throw error;
  }
}

async function initialise(folder: string, binaries: Binaries, user: ServerUser): Promise<void> {
  const secret = randomBytes(24).toString("base64url");
  const cluster = join(folder, "cluster");
  const lent = join(folder, "password.lent");
  await makeFolderFor(cluster, user);
  await writeFile(join(folder, "password"), secret, { mode: 0o600 });
  await writeFile(lent, secret, { mode: 0o600 });
  if (user) await chown(lent, user.uid, user.gid);
  const flags = ["--auth=scram-sha-256", `--username=${embeddedUser}`, `--pwfile=${lent}`, "--encoding=UTF8"];
  const words = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--no-instructions"];
  const options = { ...user, cwd: "/", env: serverEnv };
  await promisify(execFile)(binaries.initdb, [`--pgdata=${cluster}`, ...flags, ...words], options).catch((error) => {
    throw explained(dirname(folder), error);
  });
  await rm(lent);
}

function explained(folder: string, error: unknown): AppError {
  // A failed execFile carries what the program wrote.
  const said = String((error as { stderr?: string }).stderr || error);
  // A full file system in memory ends a program by a bus error.
  if (/no space left|quota|bus error|signal 7/i.test(said))
    return unusable(folder, "no space is left on the disk", error);
  if (/permission denied/i.test(said)) return unusable(folder, "the database's user may not write there", error);
  if (/read-only/i.test(said)) return unusable(folder, "the file system is read-only", error);
  return new AppError(
    "DATABASE_START_FAILED",
    `The embedded PostgreSQL could not prepare its folder: ${reasonIn(said)}. Set DATABASE_URL to use another PostgreSQL.`,
    { cause: error },
  );
}

/** The line of a program's output that says why it ended, without its full stop. */
export function reasonIn(said: string): string {
  const lines = said
    .split("\n")
    .map((line) => line.trim().replace(/\.$/, ""))
    .filter(Boolean);
  return lines.find((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? "it said nothing";
}
