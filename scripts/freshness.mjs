import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { root } from "./preconditions.mjs";

/** What decides what Prisma generates. */
export const schemaFiles = ["prisma.config.ts", "prisma/schema.prisma", "package-lock.json"];

/** Everything that decides what ends up in dist/. Words, flows and migrations are read at run time and not built. */
export const sources = ["src", ...schemaFiles, "scripts/build.mjs", "scripts/bundle-settings.mjs"];

/** The database client that Prisma generates; the schema stands for it. */
const client = "src/storage/prisma-client";

/** The files that say what dist/ and the database client were made from. */
export const stamps = { dist: join(root, "dist/built-from"), client: join(root, client, "generated-from") };

/** Whether dist/ was made from exactly these sources. */
export function isBuilt() {
  return isClientGenerated() && textOf(stamps.dist) === fingerprintOf(sources);
}

/** Whether the database client was made from exactly this schema. */
export function isClientGenerated() {
  return textOf(stamps.client) === fingerprintOf(schemaFiles);
}

/**
 * The fingerprint of files and folders. Contents are compared, not times: an archive unpacked over an old installation
 * brings files that are older than the old build.
 */
export function fingerprintOf(paths) {
  const hash = createHash("sha256");
  for (const path of paths.flatMap(filesUnder)) {
    const bytes = readFileSync(join(root, path));
    hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest("hex");
}

function filesUnder(path) {
  const found = statSync(join(root, path), { throwIfNoEntry: false });
  if (!found || path === client) return [];
  if (found.isFile()) return [path];
  const names = readdirSync(join(root, path)).sort();
  return names.flatMap((name) => filesUnder(`${path}/${name}`));
}

function textOf(path) {
  return statSync(path, { throwIfNoEntry: false }) ? readFileSync(path, "utf8") : null;
}
