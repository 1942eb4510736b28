import { readdir, readFile } from "node:fs/promises";

/** Milliseconds of a clock tick in /proc (USER_HZ is 100 on every Linux). */
const tickMs = 10;

/** Milliseconds of processor time that a process and its children have used, the ended ones too; NaN outside Linux. */
export async function familyTime(parent: number): Promise<number> {
  const names = await readdir("/proc").catch(() => []);
  const all = await Promise.all(names.filter((name) => /^\d+$/.test(name)).map(readTimes));
  const family = all.filter((one) => one !== null && (one.pid === parent || one.parent === parent));
  return family.length === 0 ? Number.NaN : family.reduce((sum, one) => sum + (one?.ms ?? 0), 0);
}

/** Fields of /proc/<pid>/stat behind the name in brackets, which may hold anything: proc(5). */
async function readTimes(pid: string): Promise<{ pid: number; parent: number; ms: number } | null> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
  if (stat === null) return null;
  const fields = stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .map(Number);
  const [, parent = 0] = fields;
  const ticks = fields.slice(11, 15).reduce((sum, one) => sum + one, 0);
  return { pid: Number(pid), parent, ms: ticks * tickMs };
}
