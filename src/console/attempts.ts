import type { Failures } from "./staff.ts";

/** Tries before the first wait. An office shares one address, so an address is given more. */
const freeTries = { login: 5, address: 30 };
const firstWaitMs = 30_000;
const longestWaitMs = 15 * 60_000;

/**
 * How many milliseconds a sign-in still has to wait: nothing for the first tries, then twice as long after every
 * failure, never more than 15 minutes.
 */
export function waitMs(failures: { login: Failures; address: Failures }, now: Date): number {
  return Math.max(remaining(failures.login, freeTries.login, now), remaining(failures.address, freeTries.address, now));
}

function remaining({ count, latest }: Failures, free: number, now: Date): number {
  if (count < free || latest === null) return 0;
  const wait = Math.min(firstWaitMs * 2 ** (count - free), longestWaitMs);
  return Math.max(0, Date.parse(latest) + wait - now.getTime());
}

/** The address failures are counted under: an IPv4 address, or the network (/64) of an IPv6 one, which one person has whole. */
export function countedAddress(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip);
  if (mapped?.[1]) return mapped[1];
  if (!ip.includes(":")) return ip;
  const [head = "", tail] = ip.split("%")[0]?.split("::") ?? [];
  const left = head.split(":").filter(Boolean);
  const right = tail === undefined ? [] : tail.split(":").filter(Boolean);
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => "0");
  const groups = tail === undefined ? left : [...left, ...zeros, ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}
