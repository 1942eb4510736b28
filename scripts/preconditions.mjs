import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder, as an absolute path. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * The one sentence that says why nothing can run here yet, or null when all is well. Asked before anything else is
 * loaded, so that an old Node or a missing `npm ci` never shows up as a stack trace.
 */
export function unmetPrecondition() {
  const needed = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).engines.node.replace(/[^\d.]/g, "");
  if (isOlder(process.versions.node, needed)) {
    return `An Sinh needs Node ${needed} or newer; this is Node ${process.versions.node} (${process.execPath}).`;
  }
  if (!existsSync(join(root, "node_modules", "esbuild", "package.json"))) {
    return `The packages of An Sinh are not installed. Run "npm ci" in ${root} first.`;
  }
  return null;
}

/** Whether version a (such as "18.2.0") comes before version b. */
export function isOlder(a, b) {
  const [left, right] = [a, b].map((version) => version.split(".").map(Number));
  for (let part = 0; part < 3; part += 1) {
    const difference = (left[part] ?? 0) - (right[part] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
