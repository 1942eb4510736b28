import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * The bytes of a file shipped beside the code, such as "console/assets/console.css". This file lies at the root of
 * src as the bundle lies at the root of dist, and the build copies every assets folder, so one relative path fits both.
 */
export function readAsset(path: string): Buffer {
  return readFileSync(assetPath(path));
}

/** Where a file shipped beside the code lies, as an absolute path. */
export function assetPath(path: string): string {
  return fileURLToPath(new URL(`./${path}`, import.meta.url));
}
