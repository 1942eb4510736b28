import type { DeliveryStore, SoleWork, WentAway } from "../../../src/conversation/delivery.ts";
import type { InboundEvent, Received, Receiver } from "../../../src/conversation/ports.ts";
import type { Tally } from "../../../src/conversation/probe.ts";
import { MemoryFiles } from "../memory-files.ts";

/** What the channel hands on, kept in memory: events, files, who went away, counts, log lines. */
export class MemoryPorts extends MemoryFiles implements Receiver, Pick<DeliveryStore, "setAway">, Tally, SoleWork {
  readonly events: InboundEvent[] = [];
  readonly away: { channel: string; address: string; away: WentAway | null }[] = [];
  readonly counts: string[] = [];
  readonly lines: { level: string; details: object; message: string }[] = [];
  /** Called with each event before it counts as received. */
  before: (event: InboundEvent) => Promise<void> | void = () => {};
  /** Called with each new event once it counts as received. */
  after: (event: InboundEvent) => Promise<void> | void = () => {};
  /** The work that is taken, and the one who loses it. */
  readonly works: string[] = [];
  workTaken = false;
  lose: () => void = () => {};

  async receive(event: InboundEvent): Promise<Received> {
    await this.before(event);
    this.requireStorage();
    if (this.events.some(({ address, key }) => address === event.address && key === event.key))
      return { outcome: "duplicate" };
    this.events.push(event);
    await this.after(event);
    return { outcome: "done", messages: [] };
  }

  async forget(): Promise<void> {}

  async setAway(channel: string, address: string, away: WentAway | null): Promise<void> {
    this.requireStorage();
    this.away.push({ channel, address, away });
  }

  count(what: string, channel: string, outcome: string): void {
    this.counts.push(`${what} ${channel} ${outcome}`);
  }

  async take(name: string): Promise<{ lost: AbortSignal; release(): Promise<void> } | null> {
    this.works.push(name);
    if (this.workTaken) return null;
    const losing = new AbortController();
    this.lose = () => losing.abort();
    this.workTaken = true;
    return {
      lost: losing.signal,
      release: async () => {
        this.workTaken = false;
      },
    };
  }

  /** A log that keeps its lines. */
  get log() {
    const keep =
      (level: string) =>
      (details: object, message = ""): void =>
        void this.lines.push({ level, details, message });
    return { info: keep("info"), warn: keep("warn"), error: keep("error") };
  }
}
