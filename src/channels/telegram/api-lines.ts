/**
 * Connections on which calls are made one after the other, kept open between them. Node's own client makes a dozen
 * objects and as many events for each call; calls are most of what a turn costs outside of the engine.
 */
import type { Duplex } from "node:stream";
import { AnswerReader, type HttpAnswer } from "./http-answer.ts";

/** How long a connection that nobody uses is kept: less than the far side would keep it. */
const idleMs = 30_000;

/** What is posted, and what ends it early. */
export interface Posted {
  type: string;
  content: string | Buffer;
  /** Most milliseconds it may take, a new connection included. */
  ms: number;
  signal?: AbortSignal | undefined;
}

interface Waiting {
  answered(answer: HttpAnswer): void;
  failed(error: Error): void;
}

/** One connection. */
class ApiLine {
  #waiting: Waiting | null = null;
  #reader = new AnswerReader();
  #failure: Error | null = null;
  /** When its last call was answered, in milliseconds of the process. */
  restsSince = 0;

  constructor(
    private readonly socket: Duplex,
    private readonly lines: ApiLines,
  ) {
    socket.on("data", (chunk: Buffer) => this.#take(chunk));
    socket.on("error", (error) => {
      this.#failure ??= error;
    });
    socket.on("end", () => this.#ended());
    socket.on("close", () => this.close(coded("The connection was closed", "ECONNRESET")));
  }

  /** Writes a call; what becomes of it is told to `waiting`. */
  post(request: (string | Buffer)[], waiting: Waiting): void {
    this.#waiting = waiting;
    // Head and text go in one write; with a file they are corked into one.
    const several = request.length > 1;
    if (several) this.socket.cork();
    for (const part of request) this.socket.write(part);
    if (several) this.socket.uncork();
  }

  close(reason: Error): void {
    this.lines.lost(this);
    const waiting = this.#waiting;
    this.#waiting = null;
    this.socket.destroy();
    waiting?.failed(this.#failure ?? reason);
  }

  #take(chunk: Buffer): void {
    if (this.#waiting) this.#settle(() => this.#reader.read(chunk));
    else this.close(coded("An answer to nothing", "ERR_BAD_ANSWER"));
  }

  #ended(): void {
    if (this.#waiting) this.#settle(() => this.#reader.end());
    this.close(coded("The connection was ended", "ECONNRESET"));
  }

  #settle(look: () => HttpAnswer | null): void {
    try {
      const answer = look();
      if (!answer) return;
      const waiting = this.#waiting;
      this.#waiting = null;
      this.#reader = new AnswerReader();
      if (answer.keeps) this.lines.free(this);
      else this.close(coded("The far side closes", "ECONNRESET"));
      waiting?.answered(answer);
    } catch (error) {
      this.close(error instanceof Error ? error : coded("No answer", "ERR_BAD_ANSWER"));
    }
  }
}

/** The connections to one API. */
export class ApiLines {
  /** Those that rest, the one that was used last at the end. */
  readonly #idle: ApiLine[] = [];
  /** Runs while one rests; a timer for each rest of each line would be set and cleared with every call. */
  #tidying: NodeJS.Timeout | undefined;
  readonly #host: string;
  #closed = false;

  constructor(
    private readonly root: URL,
    private readonly open: () => Duplex | Promise<Duplex>,
  ) {
    this.#host = root.host;
  }

  /** Posts to a path below the root. Rejects with an error of the connection; "AbortError" at its end. */
  post(path: string, { type, content, ms, signal }: Posted): Promise<HttpAnswer> {
    const head = `POST ${this.root.pathname}${path} HTTP/1.1\r\nhost: ${this.#host}\r\ncontent-type: ${type}\r\ncontent-length: ${Buffer.byteLength(content)}\r\n\r\n`;
    const request = typeof content === "string" ? [head + content] : [head, content];
    return new Promise((resolve, reject) => {
      const call: Call = { line: null, over: false };
      const end = () => waiting.failed(ended());
      const timer = setTimeout(end, ms);
      const finish = () => {
        call.over = true;
        clearTimeout(timer);
        signal?.removeEventListener("abort", end);
      };
      const waiting: Waiting = {
        answered(answer) {
          finish();
          resolve(answer);
        },
        failed(error) {
          if (call.over) return;
          finish();
          reject(error);
          call.line?.close(error);
        },
      };
      signal?.addEventListener("abort", end);
      if (signal?.aborted) end();
      else this.#begin(call, request, waiting);
    });
  }

  /** A line may be used again, the one that was used last first. */
  free(line: ApiLine): void {
    if (this.#closed) {
      line.close(ended());
      return;
    }
    line.restsSince = performance.now();
    this.#idle.push(line);
    this.#tidying ??= setTimeout(() => this.#tidy(), idleMs).unref();
  }

  /** Closes what nobody used for a while, and comes again when the next may have to be closed. */
  #tidy(): void {
    const before = performance.now() - idleMs;
    const old = this.#idle.filter(({ restsSince }) => restsSince <= before);
    for (const line of old) line.close(coded("Nobody used the connection", "EIDLE"));
    // The line at the front has rested longest.
    const [next] = this.#idle;
    this.#tidying = next && setTimeout(() => this.#tidy(), Math.max(1, next.restsSince - before)).unref();
  }

  /** A line is gone. */
  lost(line: ApiLine): void {
    const at = this.#idle.indexOf(line);
    if (at >= 0) this.#idle.splice(at, 1);
  }

  /** Closes what nobody uses, and the rest once it is not used any more. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#tidying);
    for (const line of [...this.#idle]) line.close(ended());
  }

  #begin(call: Call, request: (string | Buffer)[], waiting: Waiting): void {
    const idle = this.#idle.pop();
    if (idle) {
      call.line = idle;
      idle.post(request, waiting);
      return;
    }
    this.#open().then(
      (line) => {
        // Nobody waits for it any more: the next call may have it.
        if (call.over) return this.free(line);
        call.line = line;
        line.post(request, waiting);
      },
      (error: Error) => waiting.failed(error),
    );
  }

  async #open(): Promise<ApiLine> {
    return new ApiLine(await this.open(), this);
  }
}

/** A call under way: the line it is made on, and whether its end was told. */
interface Call {
  line: ApiLine | null;
  over: boolean;
}

function coded(message: string, code: string): Error {
  return Object.assign(new Error(message), { code });
}

function ended(): Error {
  return Object.assign(new Error("The call took too long, or is not wanted any more"), { name: "AbortError" });
}
