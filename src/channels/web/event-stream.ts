import { PassThrough, type Readable } from "node:stream";
import type { OutboundMessage } from "../../conversation/ports.ts";

/** Reads the messages after a number from the mailbox of one conversation. */
export type ReadAfter = (after: number) => Promise<OutboundMessage[]>;

/** Bytes a reader may be behind before it is cut off; it comes back and reads on from where it was. */
const behindAtMost = 1_000_000;

/**
 * One open answer stream (server-sent events) of a conversation. Every message goes out once and in order, whether it
 * was announced by this process or found in the mailbox.
 */
export class EventStream {
  readonly #out = new PassThrough();
  readonly #read: ReadAfter;
  readonly #shown: (message: OutboundMessage) => OutboundMessage;
  #sent: number;
  #reading: Promise<void> | null = null;
  #again = false;

  /** `after`: number of the last message the reader has; `shown`: a message as readers get it. */
  constructor(read: ReadAfter, after: number, shown: (message: OutboundMessage) => OutboundMessage = (same) => same) {
    this.#read = read;
    this.#shown = shown;
    this.#sent = after;
    this.#out.on("error", () => this.#out.destroy());
    this.#write(": welcome\nretry: 3000\n\n");
  }

  /** What is sent to the reader. */
  get body(): Readable {
    return this.#out;
  }

  /** Takes messages that were just committed; a gap before them is filled from the mailbox. */
  offer(messages: OutboundMessage[]): void {
    const fresh = messages.filter(({ n }) => n > this.#sent);
    if (fresh.length === 0) return;
    if (this.#reading || fresh[0]?.n !== this.#sent + 1) void this.catchUp();
    else this.#send(fresh);
  }

  /** Sends everything the mailbox has for the reader. A mailbox that cannot be read is tried again at the next heartbeat. */
  catchUp(): Promise<void> {
    this.#again = true;
    this.#reading ??= this.#readOn().finally(() => {
      this.#reading = null;
    });
    return this.#reading;
  }

  /** Keeps the connection alive through proxies, and notices what other processes committed. */
  async beat(): Promise<void> {
    this.#write(": here\n\n");
    await this.catchUp();
  }

  /** Runs once the stream has ended, from either side. */
  onEnd(listener: () => void): void {
    this.#out.once("close", listener);
  }

  /** Ends the stream; the reader comes back by itself. */
  end(): void {
    this.#out.end();
  }

  async #readOn(): Promise<void> {
    while (this.#again && !this.#out.writableEnded && !this.#out.destroyed) {
      this.#again = false;
      const messages = await this.#read(this.#sent).catch(() => []);
      this.#send(messages);
      if (messages.length > 0) this.#again = true;
    }
  }

  #send(messages: OutboundMessage[]): void {
    for (const message of messages) {
      if (message.n <= this.#sent) continue;
      this.#write(`id: ${message.n}\nevent: message\ndata: ${JSON.stringify(this.#shown(message))}\n\n`);
      this.#sent = message.n;
    }
  }

  #write(text: string): void {
    if (this.#out.writableEnded || this.#out.destroyed) return;
    this.#out.write(text);
    if (this.#out.writableLength > behindAtMost) this.#out.destroy();
  }
}
