import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { AppError } from "./errors.ts";

/** Names and values as the process or `.env` gives them. */
export type Environment = Record<string, string | undefined>;

/**
 * The settings of `.env` in the given folder, overridden by the real environment. An empty value in the environment
 * counts as given, so `DATABASE_URL= npm start` switches a line of `.env` off. Throws AppError CONFIG_INVALID when the
 * file cannot be read or a line of it is no setting.
 */
export function readEnvironment(cwd: string, env: Environment): Environment {
  const text = readDotEnv(join(cwd, ".env"));
  const stray = strayLines(text);
  if (stray.length > 0) {
    const lines = stray.map((line) => `  line ${line}`).join("\n");
    throw new AppError(
      "CONFIG_INVALID",
      `.env has lines that are no setting (write NAME=value, close every quote, put # before a remark):\n${lines}`,
    );
  }
  return { ...parseEnv(text), ...env };
}

function readDotEnv(path: string): string {
  try {
    return readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  } catch (cause) {
    // node:fs throws errors with a code.
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === "ENOENT") return "";
    throw new AppError("CONFIG_INVALID", `${path} cannot be read (${code}).`, { cause });
  }
}

/** Numbers of the lines that parseEnv would swallow or mix up without a word. The text itself may hold a secret. */
function strayLines(text: string): number[] {
  const stray: number[] = [];
  const lines = text.split(/\r?\n/);
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    const end = lastLineOfValue(lines, at);
    if (!isSettingOrRemark(line) || end === null) stray.push(at + 1);
    at = end ?? at;
  }
  return stray;
}

function isSettingOrRemark(line: string): boolean {
  return /^\s*(#.*|(export\s+)?[A-Za-z_][A-Za-z0-9_]*\s*=.*)?$/.test(line);
}

/** Where a quoted value that runs over several lines ends: its last line, or null when the quote is never closed. */
function lastLineOfValue(lines: string[], at: number): number | null {
  const value = /=\s*(.*)$/.exec(lines[at] ?? "")?.[1] ?? "";
  const quote = /^["'`]/.exec(value)?.[0];
  if (quote === undefined || value.slice(1).includes(quote)) return at;
  const closing = lines.findIndex((line, number) => number > at && line.includes(quote));
  return closing === -1 ? null : closing;
}
