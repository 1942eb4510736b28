import type { DeliveryStore, SoleWork } from "../../../src/conversation/delivery.ts";
import type { FileStore, InboundEvent, Received, Receiver } from "../../../src/conversation/ports.ts";
import type { Tally } from "../../../src/conversation/probe.ts";
import { AppError } from "../../../src/errors.ts";
import type { FileRef } from "../../../src/flow/input.ts";

/** What the channel hands on, kept in memory: events, files, who went away, counts, log lines. */
export class MemoryPorts implements Receiver, FileStore, Pick<DeliveryStore, "setAway">, Tally, SoleWork {
  readonly events: InboundEvent[] = [];
  readonly files: { address: string; id: string; name: string; type: string; size: number }[] = [];
  readonly away: { channel: string; address: string; code: string | null }[] = [];
  readonly counts: string[] = [];
  readonly lines: { level: string; details: object; message: string }[] = [];
  /** Set to play a database that is gone. */
  gone = false;
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
    this.#requireStorage();
    if (this.events.some(({ address, key }) => address === event.address && key === event.key))
      return { outcome: "duplicate" };
    this.events.push(event);
    await this.after(event);
    return { outcome: "done", messages: [] };
  }

  async forget(): Promise<void> {}

  async put(
    _channel: string,
    address: string,
    file: { id: string; name: string; type: string; bytes: Uint8Array },
  ): Promise<FileRef> {
    this.#requireStorage();
    const ref = { id: file.id, name: file.name, type: file.type, size: file.bytes.byteLength };
    if (!this.files.some(({ id }) => id === file.id)) this.files.push({ address, ...ref });
    return ref;
  }

  async sweep(): Promise<number> {
    return 0;
  }

  async setAway(channel: string, address: string, code: string | null): Promise<void> {
    this.#requireStorage();
    this.away.push({ channel, address, code });
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

  #requireStorage(): void {
    if (this.gone) throw new AppError("STORAGE_UNAVAILABLE", "The database is gone");
  }
}
