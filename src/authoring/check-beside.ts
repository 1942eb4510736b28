import { spawn } from "node:child_process";
import { join } from "node:path";
import type { ChangeReport } from "../console/policy-desk.ts";
import { type ChangedFile, isContentPath } from "./check-change.ts";

/** Milliseconds after which a check is given up. */
const PATIENCE_MS = 120_000;

/**
 * Checks a changed file in a process of its own, so that nobody who writes to the server waits for it. Null where the path is
 * none of ours, or the check did not come to an end.
 */
export function checkBeside(root: string, { file, text }: ChangedFile, lang: string): Promise<ChangeReport | null> {
  if (!isContentPath(file)) return Promise.resolve(null);
  const tool = join(root, "scripts/run.mjs");
  const child = spawn(
    process.execPath,
    [tool, "src/tools/check-change.ts", "--json", "--lang", lang, file, "-"],
    // The tool needs no setting and no secret of the server.
    { cwd: root, env: { PATH: process.env.PATH ?? "" }, timeout: PATIENCE_MS, stdio: ["pipe", "pipe", "ignore"] },
  );
  return new Promise((resolve) => {
    let said = "";
    child.stdout.setEncoding("utf8").on("data", (piece: string) => {
      said += piece;
    });
    child.on("error", () => resolve(null));
    child.on("close", (code) => resolve(code === 0 ? reportOf(said) : null));
    // A tool that ended early has closed its input.
    child.stdin.on("error", () => undefined).end(text);
  });
}

function reportOf(said: string): ChangeReport | null {
  try {
    // Written by our own tool.
    return JSON.parse(said) as ChangeReport;
  } catch {
    return null;
  }
}
