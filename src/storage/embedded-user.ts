/**
 * As whom the embedded PostgreSQL runs. It refuses root, so a server started by root runs it as the user who owns the
 * cluster already, or as the system user "postgres".
 */
import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { promisify } from "node:util";
import { AppError } from "../errors.ts";

const run = promisify(execFile);

/** System user that runs PostgreSQL; null stands for our own, which is not root. */
export type ServerUser = { uid: number; gid: number } | null;

/** The user for a cluster, which may not exist yet. Makes "postgres" when it is missing. */
export async function serverUser(cluster: string): Promise<ServerUser> {
  if (process.getuid?.() !== 0) return null;
  const owner = await stat(cluster).catch(() => null);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return (await postgresUser()) ?? (await createPostgresUser());
}

/** Whether a user may walk into a folder, or run a program. */
export async function canReach(user: ServerUser, path: string): Promise<boolean> {
  if (!user) return true;
  return run("/bin/sh", ["-c", 'test -x "$1"', "sh", path], { ...user, cwd: "/" }).then(
    () => true,
    () => false,
  );
}

async function postgresUser(): Promise<ServerUser> {
  try {
    const [uid, gid] = await Promise.all([run("id", ["-u", "postgres"]), run("id", ["-g", "postgres"])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}

async function createPostgresUser(): Promise<ServerUser> {
  const flags = ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin"];
  const failed = await run("useradd", [...flags, "postgres"]).catch((error: unknown) => error);
  const user = await postgresUser();
  if (user) return user;
  throw new AppError(
    "DATABASE_START_FAILED",
    "PostgreSQL does not run as root, and the system user postgres is missing and could not be made. Start An Sinh as an ordinary user, make that user, or set DATABASE_URL.",
    { cause: failed },
  );
}
