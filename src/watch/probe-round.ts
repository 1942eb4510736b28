import type { Finding, Probe } from "../conversation/probe.ts";
import type { WatchLog } from "./alarms.ts";
import { fault } from "./fault.ts";

/** How long a probe may take; a platform that does not answer must not keep the watchdogs from looking elsewhere. */
const PROBE_MS = 20_000;

/** Asks all probes at once. One that breaks or takes too long counts as having found what it found before. */
export function createProbeRound(
  probes: readonly Probe[],
  log: Pick<WatchLog, "error">,
): (now: Date) => Promise<Finding[]> {
  const last = new Map<Probe, Finding[]>();
  const broken = new Set<Probe>();

  async function ask(probe: Probe, now: Date): Promise<Finding[]> {
    try {
      last.set(probe, await inTime(probe.look(now)));
      broken.delete(probe);
    } catch (error) {
      if (!broken.has(probe)) log.error(error === tooLate ? { code: "timeout" } : fault(error), "a probe failed");
      broken.add(probe);
    }
    return last.get(probe) ?? [];
  }

  return async (now) => (await Promise.all(probes.map((probe) => ask(probe, now)))).flat();
}

const tooLate = new Error("a probe took too long");

async function inTime(look: Promise<Finding[]>): Promise<Finding[]> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooLate), PROBE_MS).unref();
  });
  return Promise.race([look, deadline]).finally(() => clearTimeout(timer));
}
