/**
 * Where the embedded PostgreSQL lives and as whom it runs. PostgreSQL refuses root, so a server started by root runs it
 * as the user who owns the cluster already, or as the system user "postgres"; that user must be able to reach it.
 */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { chmod, chown, lstat, mkdir, realpath, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { AppError } from "../errors.ts";
import { closedMode, systemCode, unusable } from "./data-dir.ts";
import type { Binaries } from "./embedded-binaries.ts";

const run = promisify(execFile);

/** System user that runs PostgreSQL; only when we are root. */
export interface ServerUser {
  uid: number;
  gid: number;
}

/** Folders and files of one embedded server. */
export interface Place {
  /** DATA_DIR/postgres: cluster, password, log. */
  root: string;
  cluster: string;
  /** Holds the superuser's random password, mode 0600. */
  password: string;
  log: string;
  /** Folder of the socket file, 0700, with a path short enough for the system's limit. */
  socket: string;
  user: ServerUser | null;
}

/** Most bytes of a socket folder: sun_path holds 104 bytes on macOS, 108 on Linux, and PostgreSQL adds "/.s.PGSQL.5432". */
const longestSocketFolder = 88;

/** The place below a data folder that exists. Throws DATA_DIR_UNUSABLE when the server's user cannot reach it. */
export async function findPlace(dataDir: string, binaries: Binaries): Promise<Place> {
  const root = join(await realpath(dataDir), "postgres");
  const user = await serverUser(join(root, "cluster"));
  if (user) await assertReachable(user, binaries.postgres, await realpath(dataDir));
  return {
    root,
    cluster: join(root, "cluster"),
    password: join(root, "password"),
    log: join(root, "log"),
    socket: await socketFolder(root, user),
    user,
  };
}

async function serverUser(cluster: string): Promise<ServerUser | null> {
  if (process.getuid?.() !== 0) return null;
  const owner = await stat(cluster).catch(() => null);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return (await postgresUser()) ?? (await createPostgresUser());
}

async function postgresUser(): Promise<ServerUser | null> {
  try {
    const [uid, gid] = await Promise.all([run("id", ["-u", "postgres"]), run("id", ["-g", "postgres"])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}

async function createPostgresUser(): Promise<ServerUser> {
  const failed = await run("useradd", [
    "--system",
    "--no-create-home",
    "--shell",
    "/usr/sbin/nologin",
    "postgres",
  ]).then(
    () => null,
    (error: unknown) => error,
  );
  const user = await postgresUser();
  if (user) return user;
  throw new AppError(
    "DATABASE_START_FAILED",
    "PostgreSQL does not run as root, and the system user postgres is missing and could not be made. Start An Sinh as an ordinary user, make that user, or set DATABASE_URL.",
    { cause: failed },
  );
}

async function assertReachable(user: ServerUser, program: string, dataDir: string): Promise<void> {
  const tried = await Promise.allSettled([
    run("/bin/sh", ["-c", 'test -x "$1"', "sh", program], { ...user, cwd: "/" }),
    run("/bin/sh", ["-c", 'cd "$1"', "sh", dataDir], { ...user, cwd: "/" }),
  ]);
  const closed = tried[0].status === "rejected" ? program : tried[1].status === "rejected" ? dataDir : null;
  if (closed === null) return;
  throw unusable(
    dataDir,
    `PostgreSQL does not run as root, and the user it runs as instead (${user.uid}) cannot reach ${closed} because a folder above it is closed to others. Start An Sinh as an ordinary user, or move it to a folder others may pass (chmod o+x)`,
  );
}

/** DATA_DIR/postgres/socket, or a folder of ours in the temporary folder when that path is too long. */
async function socketFolder(root: string, user: ServerUser | null): Promise<string> {
  const near = join(root, "socket");
  if (Buffer.byteLength(near) <= longestSocketFolder) return near;
  const name = createHash("sha256").update(root).digest("hex").slice(0, 16);
  const far = join(tmpdir(), `an-sinh-${name}`);
  await makeFolderFor(far, user);
  return far;
}

/** A folder with mode 0700 of the server's user; refuses one that somebody else prepared. */
export async function makeFolderFor(folder: string, user: ServerUser | null): Promise<void> {
  await mkdir(folder, { mode: 0o700 }).catch((error) => {
    if (systemCode(error) !== "EEXIST") throw unusable(folder, `it cannot be made (${systemCode(error)})`, error);
  });
  const found = await lstat(folder);
  const owners = user ? [0, user.uid] : [process.getuid?.()];
  if (!found.isDirectory() || !owners.includes(found.uid)) throw unusable(folder, "somebody else owns it");
  if (user && found.uid !== user.uid) await chown(folder, user.uid, user.gid);
  if ((found.mode & 0o777) !== 0o700) await chmod(folder, 0o700);
}

/** Makes DATA_DIR/postgres or a folder beside it, passable for the server's user when we are root. */
export async function makeRoot(folder: string): Promise<void> {
  await mkdir(folder, { mode: closedMode() });
}
