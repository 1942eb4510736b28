/** How long a piece of work takes, in milliseconds, and the last number it gave. */
export async function timed(
  repeats: number,
  work: () => Promise<number>,
): Promise<{ p50: number; p95: number; last: number }> {
  const times: number[] = [];
  let last = 0;
  for (let n = 0; n < repeats + 2; n += 1) {
    const begun = performance.now();
    last = await work();
    // The first two prepare statements and read from the disk.
    if (n >= 2) times.push(performance.now() - begun);
  }
  times.sort((one, other) => one - other);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), last };
}
