import { timingSafeEqual } from "node:crypto";

/** Compares two secrets without telling by the time taken where they differ. */
export function sameText(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
