import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "../src/project-root.ts";

/** Vitest's global setup: dist/ as `npm start` would build it. */
export function setup(): void {
  execFileSync(process.execPath, [join(projectRoot, "scripts/build.mjs"), "--when-stale"], { stdio: "inherit" });
}
