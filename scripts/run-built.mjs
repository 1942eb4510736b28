import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root, unmetPrecondition } from "./preconditions.mjs";

/**
 * Runs a file of dist/ inside this process, so that signals and the exit code are its own, building first when
 * something changed. What stands in the way is said in one sentence with exit code 1.
 */
export async function runBuilt(file, args) {
  const path = join(root, "dist", file);
  const unmet = unmetPrecondition() ?? (await failedBuild()) ?? missing(path, file);
  if (unmet) {
    console.error(unmet);
    process.exitCode = 1;
    return;
  }
  process.setSourceMapsEnabled(true);
  process.argv = [process.execPath, path, ...args];
  await import(pathToFileURL(path).href);
}

async function failedBuild() {
  const { buildWhenStale } = await import("./build.mjs");
  return buildWhenStale().then(
    () => null,
    (error) => error.message,
  );
}

function missing(path, file) {
  return existsSync(path) ? null : `There is no program ${JSON.stringify(file)} in dist/.`;
}
