/** What runs on a cluster folder: read from PostgreSQL's own postmaster.pid, checked against the process table. */
import { execFile } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { systemCode } from "./data-dir.ts";

/** A PostgreSQL server found running on a cluster. */
export interface Postmaster {
  pid: number;
  /** Folder of its socket file. */
  socket: string;
}

/** The server running on a cluster, or null; a pid file left by a dead server whose number another program got is removed. */
export async function findPostmaster(cluster: string): Promise<Postmaster | null> {
  const file = join(cluster, "postmaster.pid");
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null) return null;
  const [pid = "", , , , socket = ""] = text.split("\n");
  const number = Math.abs(Number(pid));
  if (Number.isInteger(number) && number > 0 && (await isPostgres(number))) return { pid: number, socket };
  await rm(file, { force: true });
  return null;
}

/** True while a process with this number exists. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === "EPERM";
  }
}

async function isPostgres(pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  // "1234 (postgres) S …": Z is a dead process that nobody collected yet.
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
  if (stat !== null) return /^\d+ \(postgres.*\) [^ZX]/.test(stat);
  const listed = await promisify(execFile)("ps", ["-p", String(pid), "-o", "stat=,comm="]).catch(() => null);
  return listed !== null && !listed.stdout.trim().startsWith("Z") && listed.stdout.includes("postgres");
}
