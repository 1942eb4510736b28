/** What runs on a cluster folder, and how it is stopped: read from PostgreSQL's own postmaster.pid, checked against the process table. */
import { execFile } from "node:child_process";
import { readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { systemCode } from "./data-dir.ts";

/** A PostgreSQL server found running on a cluster. */
export interface Postmaster {
  pid: number;
  /** Folder of its socket file. */
  socket: string;
}

/**
 * The server running on a cluster, or null. The pid file of a dead server is left to PostgreSQL, which first makes sure
 * that nothing of that server is alive; only what PostgreSQL itself cannot judge is removed: a number that another
 * program got since (after a restart of the machine or container), and a file that a power cut left empty.
 */
export async function findPostmaster(cluster: string): Promise<Postmaster | null> {
  const file = join(cluster, "postmaster.pid");
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null) return null;
  const [pid = "", , , , socket = ""] = text.split("\n");
  const number = Number(pid);
  if (!Number.isInteger(number) || number <= 0) {
    if (await isOlderThanAMinute(file)) await rm(file, { force: true });
    return null;
  }
  if (!isAlive(number)) return null;
  if (await isPostgres(number)) return { pid: number, socket };
  await rm(file, { force: true });
  return null;
}

/** A server that is just starting has made its file and not written it yet. */
async function isOlderThanAMinute(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => null);
  return found !== null && Date.now() - found.mtimeMs > 60_000;
}

/** True while a process with this number exists. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === "EPERM";
  }
}

/** Ends a server in order, and by force where that takes too long. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const [signal, waitMs] of [
    ["SIGINT", 20_000],
    ["SIGQUIT", 5_000],
  ] as const) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    for (const deadline = Date.now() + waitMs; isAlive(pid) && Date.now() < deadline; ) await sleep(20);
  }
}

async function isPostgres(pid: number): Promise<boolean> {
  // "1234 (postgres) S …": Z is a dead process that nobody collected yet.
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
  if (stat !== null) return /^\d+ \(postgres.*\) [^ZX]/.test(stat);
  const listed = await promisify(execFile)("ps", ["-p", String(pid), "-o", "stat=,comm="]).catch(() => null);
  return listed !== null && !listed.stdout.trim().startsWith("Z") && listed.stdout.includes("postgres");
}
