/** Until when work may go on: for so many milliseconds, and no longer than until `outer` aborts. */
export interface Deadline {
  ms: number;
  outer?: AbortSignal | undefined;
}

/**
 * Does work whose signal aborts at its deadline. The timer is our own, because AbortSignal.any() does not keep
 * AbortSignal.timeout() from the garbage collector: then it never fires (Node 20).
 */
export async function withDeadline<T>({ ms, outer }: Deadline, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const ending = new AbortController();
  const end = () => ending.abort();
  const timer = setTimeout(end, ms);
  outer?.addEventListener("abort", end);
  if (outer?.aborted) end();
  try {
    return await work(ending.signal);
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener("abort", end);
  }
}
