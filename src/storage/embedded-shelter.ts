/**
 * A place for the embedded PostgreSQL when the server is started by root from a folder that is closed to others, such
 * as /root: PostgreSQL runs as another user, which can reach neither its programs nor its data there. Opening the
 * operator's folders is not for us to do; so programs and data go to /var/lib/an-sinh-postgres, and DATA_DIR/postgres
 * points there.
 */
import { randomBytes } from "node:crypto";
import { cp, mkdir, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { systemCode, unusable } from "./data-dir.ts";
import type { Binaries } from "./embedded-binaries.ts";
import { canReach, type ServerUser } from "./embedded-user.ts";

const shelter = "/var/lib/an-sinh-postgres";

/** A new path for a database beside others in the shelter. Throws DATA_DIR_UNUSABLE when it cannot be used either. */
export async function shelteredPath(dataDir: string, user: ServerUser): Promise<string> {
  await openShelter(dataDir, user);
  return join(shelter, randomBytes(6).toString("hex"));
}

/** The programs where the server's user can run them: where npm put them, or a copy in the shelter. */
export async function reachableBinaries(dataDir: string, binaries: Binaries, user: ServerUser): Promise<Binaries> {
  if (await canReach(user, binaries.postgres)) return binaries;
  await openShelter(dataDir, user);
  const copy = join(shelter, `programs-${await versionOf(binaries)}`);
  if (!(await canReach(user, join(copy, "bin", "postgres")))) await copyPrograms(binaries.folder, copy);
  return { folder: copy, initdb: join(copy, "bin", "initdb"), postgres: join(copy, "bin", "postgres") };
}

async function openShelter(dataDir: string, user: ServerUser): Promise<void> {
  const made = await mkdir(shelter, { recursive: true, mode: 0o711 }).then(
    () => true,
    () => false,
  );
  if (made && (await canReach(user, shelter))) return;
  throw unusable(
    dataDir,
    `PostgreSQL does not run as root, and the user it runs as instead cannot reach this folder or the program's because a folder above is closed to others; nor can it use ${shelter}. Start An Sinh as an ordinary user, or from a folder others may pass (chmod o+x)`,
  );
}

async function copyPrograms(from: string, to: string): Promise<void> {
  const aside = `${to}.new-${randomBytes(4).toString("hex")}`;
  await cp(from, aside, { recursive: true, verbatimSymlinks: true });
  await rename(aside, to).catch(async (error) => {
    await rm(aside, { recursive: true, force: true });
    if (!["EEXIST", "ENOTEMPTY"].includes(systemCode(error))) throw error;
  });
}

async function versionOf(binaries: Binaries): Promise<string> {
  const manifest = await readFile(join(dirname(binaries.folder), "package.json"), "utf8");
  // The manifest of the package that npm installed.
  return (JSON.parse(manifest) as { version: string }).version;
}
