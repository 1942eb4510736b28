/**
 * Kleene's three values. A truth reached on part of the facts holds for every completion of them, which is why the
 * questions may stop early.
 */
export type Truth = true | false | "unknown";

/** False when one is false, else unknown when one is unknown; true for none at all. */
export function and(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.includes("unknown") ? "unknown" : true;
}

/** True when one is true, else unknown when one is unknown; false for none at all. */
export function or(truths: readonly Truth[]): Truth {
  if (truths.includes(true)) return true;
  return truths.includes("unknown") ? "unknown" : false;
}
