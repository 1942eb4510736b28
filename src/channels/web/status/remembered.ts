/** What was read, kept for a while: whoever asks meanwhile gets the same. A failure is not kept. */
export function remembered<T>(read: () => Promise<T>, { ms, now }: { ms: number; now(): number }): () => Promise<T> {
  let kept: { until: number; value: Promise<T> } | null = null;
  return () => {
    if (kept && now() < kept.until) return kept.value;
    const value = read();
    const mine = { until: now() + ms, value };
    kept = mine;
    value.catch(() => {
      if (kept === mine) kept = null;
    });
    return value;
  };
}
