import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "../src/project-root.ts";

/** Vitest's global setup: the database client, which `npm ci --ignore-scripts` leaves ungenerated. */
export function setup(): void {
  execFileSync(process.execPath, [join(projectRoot, "scripts/generate-client.mjs")], { stdio: "inherit" });
}
