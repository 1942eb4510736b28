import { AppError } from "../errors.ts";
import { legalDay } from "../rules/legal-day.ts";
import type { Command } from "./command.ts";

/** Runs a command with what was typed after it: its answer goes to the terminal, what was wrong beside it with exit code 1. */
export async function runCommand(command: Command, root: string): Promise<void> {
  const today = legalDay(new Date());
  const { code, text } = await command(process.argv.slice(2), { root, today }).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
    return { code: 1 as const, text: error.message };
  });
  (code === 0 ? process.stdout : process.stderr).write(`${text}\n`);
  process.exitCode = code;
}
