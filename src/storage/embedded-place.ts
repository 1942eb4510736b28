/** The folders of one embedded server: DATA_DIR/postgres with the cluster, its password, its log and its socket. */
import { createHash } from "node:crypto";
import { chmod, chown, lstat, mkdir, realpath } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemCode, unusable } from "./data-dir.ts";
import { type ServerUser, serverUser } from "./embedded-user.ts";

/** Folders and files of one embedded server. */
export interface Place {
  /** What DATA_DIR/postgres is or points to. */
  root: string;
  cluster: string;
  /** Holds the superuser's random password, mode 0600. */
  password: string;
  log: string;
  /** Folder of the socket file, 0700, with a path short enough for the system's limit. */
  socket: string;
  user: ServerUser;
}

/** Most bytes of a socket folder: sun_path holds 104 bytes on macOS, 108 on Linux, and PostgreSQL adds "/.s.PGSQL.5432". */
const longestSocketFolder = 88;

/** The place in a data folder, or null when no database was made there yet. */
export async function findPlace(dataDir: string): Promise<Place | null> {
  const home = join(dataDir, "postgres");
  const found = await lstat(home).catch(() => null);
  if (!found) return null;
  const root = await realpath(home).catch((error) => {
    throw unusable(dataDir, `its database, which ${home} points to, is gone (${systemCode(error)})`, error);
  });
  const cluster = join(root, "cluster");
  const user = await serverUser(cluster);
  const socket = socketFolder(root);
  return { root, cluster, password: join(root, "password"), log: join(root, "log"), socket, user };
}

/** root/socket, or a folder of ours in the temporary folder when that path is too long. */
function socketFolder(root: string): string {
  const near = join(root, "socket");
  if (Buffer.byteLength(near) <= longestSocketFolder) return near;
  const name = createHash("sha256").update(root).digest("hex").slice(0, 16);
  return join(tmpdir(), `an-sinh-${name}`);
}

/** A folder with mode 0700 of the server's user; refuses one that somebody else prepared. */
export async function makeFolderFor(folder: string, user: ServerUser): Promise<void> {
  await mkdir(folder, { mode: 0o700 }).catch((error) => {
    if (systemCode(error) !== "EEXIST") throw unusable(folder, `it cannot be made (${systemCode(error)})`, error);
  });
  const found = await lstat(folder);
  const owners = user ? [0, user.uid] : [process.getuid?.()];
  if (!found.isDirectory() || !owners.includes(found.uid)) throw unusable(folder, "somebody else owns it");
  if (user && found.uid !== user.uid) await chown(folder, user.uid, user.gid);
  if ((found.mode & 0o777) !== 0o700) await chmod(folder, 0o700);
}
