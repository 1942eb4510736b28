/** Keeps the audit log sealed, anchored and looked at, for as long as it is this process's work. */
import type { AuditAnchor, AuditChain } from "../complaints/audit.ts";
import type { LastingWork } from "../conversation/while-sole.ts";
import type { WatchLog } from "./alarms.ts";
import { fault } from "./fault.ts";
import type { AnchorWays } from "./send-anchor.ts";

const SEAL_EVERY_MS = 1_000;
const ANCHOR_EVERY_MS = 10 * 60_000;
/** After an anchor could not be written or sent. */
const TRY_AGAIN_MS = 60_000;
const VERIFY_EVERY_MS = 24 * 60 * 60_000;
const MAIL_EVERY_MS = 24 * 60 * 60_000;
/** Longest wait for a last anchor to be sent, while the server is stopped. */
const LAST_SEND_MS = 3_000;

/** What the keeper works with. */
export interface AuditKeeperParts {
  audit: AuditChain;
  ways: AnchorWays;
  log: WatchLog;
}

/**
 * Seals every second; notes the end of the chain at the start, every ten minutes and at an orderly end; reads the whole log
 * once a day. What fails is logged once, until it succeeds again, and tried again.
 */
export function createAuditKeeper(parts: AuditKeeperParts): LastingWork {
  const keeper = new AuditKeeper(parts);
  return { start: () => keeper.start(), stop: () => keeper.stop() };
}

class AuditKeeper {
  readonly #parts: AuditKeeperParts;
  readonly #failing = new Set<string>();
  #stopping = new AbortController();
  #running: Promise<void> = Promise.resolve();
  #looking: Promise<void> = Promise.resolve();
  #wake: () => void = () => undefined;
  #unsent: AuditAnchor | null = null;
  #dueAt = { anchor: 0, send: 0, verify: 0 };

  constructor(parts: AuditKeeperParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#stopping = new AbortController();
    this.#dueAt = { anchor: 0, send: 0, verify: Date.now() + ANCHOR_EVERY_MS };
    this.#running = this.#run(this.#stopping.signal);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#wake();
    await this.#running;
    await this.#looking;
    await this.#try("seal", () => this.#seal());
    await this.#try("anchor", () => this.#anchor());
    await Promise.race([this.#send(), this.#pause(LAST_SEND_MS)]);
  }

  async #run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#round(signal);
      if (!signal.aborted) await this.#pause(SEAL_EVERY_MS);
    }
  }

  /** Ends early when it is woken. */
  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms).unref();
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async #round(signal: AbortSignal): Promise<void> {
    await this.#try("seal", () => this.#seal(signal));
    const now = Date.now();
    if (now >= this.#dueAt.anchor) {
      const done = await this.#try("anchor", () => this.#anchor());
      this.#dueAt.anchor = now + (done ? ANCHOR_EVERY_MS : TRY_AGAIN_MS);
    }
    if (this.#unsent && now >= this.#dueAt.send) {
      this.#dueAt.send = now + TRY_AGAIN_MS;
      void this.#send();
    }
    if (now >= this.#dueAt.verify) {
      this.#dueAt.verify = now + VERIFY_EVERY_MS;
      this.#looking = this.#try("verify", () => this.#verify(signal)).then(() => undefined);
    }
  }

  async #seal(signal?: AbortSignal): Promise<void> {
    while (await this.#parts.audit.seal()) if (signal?.aborted) return;
  }

  async #anchor(): Promise<void> {
    this.#unsent = await this.#parts.audit.anchor();
    this.#dueAt.send = 0;
  }

  /** Only an anchor that got everywhere counts as one. */
  async #send(): Promise<void> {
    const anchor = this.#unsent;
    if (!anchor) return;
    await this.#try("send", async () => {
      const { audit, ways } = this.#parts;
      await ways.post?.(anchor);
      if (ways.mail && (await this.#mailIsDue())) {
        await ways.mail(anchor);
        await audit.mailed(anchor);
      }
      await audit.anchored(anchor);
      if (this.#unsent === anchor) this.#unsent = null;
    });
  }

  async #mailIsDue(): Promise<boolean> {
    const { mailedAt } = await this.#parts.audit.standing();
    return mailedAt === null || Date.now() - Date.parse(mailedAt) >= MAIL_EVERY_MS;
  }

  async #verify(signal: AbortSignal): Promise<void> {
    const { harmed, harms } = await this.#parts.audit.verify(signal);
    if (harmed > 0) this.#parts.log.error({ code: "AUDIT_HARMED", harmed, harms }, "the audit log does not fit");
  }

  async #try(what: string, work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      if (this.#failing.delete(what)) this.#parts.log.info({ what }, "the audit log is kept again");
      return true;
    } catch (error) {
      const stopped = this.#stopping.signal.aborted && error === this.#stopping.signal.reason;
      if (!stopped && !this.#failing.has(what)) {
        this.#parts.log.error({ ...fault(error), what }, "the audit log is not kept; trying again");
      }
      this.#failing.add(what);
      return false;
    }
  }
}
