import { readFileSync } from "node:fs";

/**
 * The bytes of a file shipped beside the code, such as "console/assets/console.css". This file lies at the root of
 * src as the bundle lies at the root of dist, and the build copies every assets folder, so one relative path fits both.
 */
export function readAsset(path: string): Buffer {
  return readFileSync(new URL(`./${path}`, import.meta.url));
}
