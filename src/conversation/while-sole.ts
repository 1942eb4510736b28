import { setTimeout as sleep } from "node:timers/promises";
import type { SoleWork } from "./delivery.ts";

/** Lasting work that begins and ends. */
export interface LastingWork {
  start(): void;
  stop(): Promise<void>;
}

/** Who says whose the work is. */
export interface SoleParts {
  soleWork: SoleWork;
  /** Pause before work is asked for again that another process does: ten seconds; shorter in tests. */
  againMs?: number;
}

/** The same work, done in one of all processes: begun when nobody else does it, ended when that is no longer sure. */
export function whileSole({ soleWork, againMs = 10_000 }: SoleParts, name: string, work: LastingWork): LastingWork {
  const stopping = new AbortController();
  let running: Promise<void> = Promise.resolve();

  async function take(): Promise<void> {
    while (!stopping.signal.aborted) {
      const taken = await soleWork.take(name).catch(() => null);
      if (taken) {
        work.start();
        await ended([taken.lost, stopping.signal]);
        await work.stop();
        await taken.release().catch(() => undefined);
      } else {
        // Not AbortSignal.timeout() in AbortSignal.any(): the garbage collector takes that away, and it never fires.
        await sleep(againMs, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
      }
    }
  }

  return {
    start() {
      running = take();
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** Resolves when one of the signals is given. */
function ended(signals: AbortSignal[]): Promise<void> {
  const any = AbortSignal.any(signals);
  return any.aborted ? Promise.resolve() : new Promise((resolve) => any.addEventListener("abort", () => resolve()));
}
