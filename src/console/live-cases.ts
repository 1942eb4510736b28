/** Open pages of the queue are told that cases changed, by whichever process: ids and numbers that their reader may see, no more. */
import { PassThrough, type Readable } from "node:stream";
import type { CaseRef, Reach } from "../complaints/desk.ts";
import type { ConsoleDeps } from "./console-deps.ts";

/** Open streams of one person; a further one ends the oldest, which is mostly a page that was left. */
const streamsPerPerson = 4;
/** Open streams of this process; beyond it pages show what changed when they are loaded anew. */
const streamsAtMost = 500;
/** Changes of so many milliseconds are told at once. */
const gatherMs = 400;
const beatMs = 15_000;
/** Bytes a reader may be behind before it is cut off. */
const behindAtMost = 200_000;

/** Who reads a stream, and until when. */
export interface LiveReader {
  staffId: string;
  sessionHash: string;
  reach?: Reach;
  /** False once the session has ended; asked at every beat. */
  lives(): Promise<boolean>;
}

interface Stream {
  reader: LiveReader;
  out: PassThrough;
}

/** The open streams of this process. */
export class LiveCases {
  readonly #deps: Pick<ConsoleDeps, "desk" | "onCasesChanged">;
  readonly #streams = new Set<Stream>();
  readonly #changed = new Set<string>();
  #listening: Promise<{ stop(): Promise<void> }> | null = null;
  #gathering: NodeJS.Timeout | undefined;
  #beating: NodeJS.Timeout | undefined;

  constructor(deps: Pick<ConsoleDeps, "desk" | "onCasesChanged">) {
    this.#deps = deps;
  }

  /** A new stream; null when this process has as many as it can. */
  open(reader: LiveReader): Readable | null {
    const own = [...this.#streams].filter((stream) => stream.reader.staffId === reader.staffId);
    for (const oldest of own.slice(0, Math.max(0, own.length - streamsPerPerson + 1))) this.#end(oldest);
    if (this.#streams.size >= streamsAtMost) return null;
    const stream = { reader, out: new PassThrough() };
    this.#streams.add(stream);
    stream.out.on("error", () => stream.out.destroy());
    stream.out.once("close", () => this.#streams.delete(stream));
    this.#write(stream, "retry: 5000\n\n");
    this.#listening ??= this.#deps.onCasesChanged((id) => this.#note(id));
    this.#beating ??= setInterval(() => void this.beat(), beatMs).unref();
    return stream.out;
  }

  /** Ends the streams of a session, as signing out does. */
  endSession(sessionHash: string): void {
    for (const stream of this.#streams) if (stream.reader.sessionHash === sessionHash) this.#end(stream);
  }

  /** Keeps the connections alive, and ends those whose session is over, in whichever process it ended. */
  async beat(): Promise<void> {
    await Promise.all(
      [...this.#streams].map(async (stream) => {
        // While the database is away nobody can tell; the next beat asks again.
        if (await stream.reader.lives().catch(() => true)) this.#write(stream, ": here\n\n");
        else this.#end(stream);
      }),
    );
  }

  /** Ends all streams and the listening. */
  async close(): Promise<void> {
    clearInterval(this.#beating);
    clearTimeout(this.#gathering);
    for (const stream of this.#streams) this.#end(stream);
    await (await this.#listening)?.stop();
  }

  #note(id: string): void {
    this.#changed.add(id);
    this.#gathering ??= setTimeout(() => void this.#tell(), gatherMs).unref();
  }

  async #tell(): Promise<void> {
    this.#gathering = undefined;
    const ids = [...this.#changed].slice(0, 500);
    this.#changed.clear();
    const seen = new Map<string, Promise<CaseRef[]>>();
    for (const stream of this.#streams) {
      const key = JSON.stringify(stream.reader.reach ?? null);
      const found = seen.get(key) ?? this.#deps.desk.changed(ids, stream.reader.reach);
      seen.set(key, found);
      // Nothing is lost: the page is as it was, and the next change brings it up to date.
      const cases = await found.catch(() => []);
      if (cases.length > 0) this.#write(stream, `event: cases\ndata: ${JSON.stringify({ cases })}\n\n`);
    }
  }

  #end(stream: Stream): void {
    this.#streams.delete(stream);
    stream.out.end("event: over\ndata: {}\n\n");
  }

  #write({ out }: Stream, text: string): void {
    if (out.writableEnded || out.destroyed) return;
    out.write(text);
    if (out.writableLength > behindAtMost) out.destroy();
  }
}
