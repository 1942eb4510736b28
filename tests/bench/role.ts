/** What a program under test tells whoever started it, and how it is told to end. */
import type { WebhookTarget } from "./webhook-line.ts";

const mark = "ready ";

/** Says on standard output where this program takes updates. */
export function sayReady(target: WebhookTarget): void {
  process.stdout.write(`${mark}${JSON.stringify(target)}\n`);
}

/** The target in a line that `sayReady` wrote, or null. */
export function readReady(line: string): WebhookTarget | null {
  return line.startsWith(mark) ? JSON.parse(line.slice(mark.length)) : null;
}

/** Ends in order on SIGTERM, and when whoever started this program is gone. */
export function endWithParent(close: () => Promise<void>): void {
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.once("SIGTERM", end);
  process.stdin.once("end", end).resume();
}

/** A setting that the parent gives with the environment. */
export function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; this role is started by the benchmark`);
  return value;
}
