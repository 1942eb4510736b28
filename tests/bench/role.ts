/** What a program under test tells whoever started it, and how it is told to end. */
import type { ChildProcess } from "node:child_process";
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

/** Tells whoever started this program, whenever asked, how many milliseconds of processor time it has used. */
export function tellProcessorTime(): void {
  process.on("message", () => {
    const { user, system } = process.cpuUsage();
    process.send?.((user + system) / 1000);
  });
}

/** Milliseconds of processor time that a program has used so far, as it tells. */
export function processorTimeOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("message", (ms) => resolve(Number(ms)));
    child.send("processor time?", (error) => error && reject(error));
  });
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
