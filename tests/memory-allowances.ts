import type { Allowance, Allowances } from "../src/conversation/allowances.ts";

/** Allowances in memory, by a clock of the test. */
export function memoryAllowances(now: () => Date): Allowances {
  const kept = new Map<string, { tokens: number; at: number }>();
  const nameOf = ({ of, who }: Allowance) => `${of} ${who}`;
  const leftOf = (allowance: Allowance) => {
    const found = kept.get(nameOf(allowance));
    if (!found) return allowance.atOnce;
    const since = ((now().getTime() - found.at) / 60_000) * allowance.perMinute;
    return Math.min(allowance.atOnce, found.tokens + since);
  };
  const keep = (allowance: Allowance, tokens: number) =>
    void kept.set(nameOf(allowance), { tokens, at: now().getTime() });
  return {
    async take(allowance) {
      const left = leftOf(allowance);
      if (left < 1) return Math.ceil(((1 - left) * 60) / allowance.perMinute);
      keep(allowance, left - 1);
      return 0;
    },
    spend: async (allowance) => keep(allowance, leftOf(allowance) - 1),
    giveBack: async (allowance) => keep(allowance, Math.min(allowance.atOnce, leftOf(allowance) + 1)),
    left: async (allowance) => leftOf(allowance),
  };
}
