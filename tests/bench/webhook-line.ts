/**
 * A keep-alive HTTP/1.1 connection on which the updates of one chat are posted, one at a time. Written on node:net
 * because the load generator shares its cores with the programs that are measured.
 */
import { connect, type Socket } from "node:net";

/** Where a program takes updates. */
export interface WebhookTarget {
  port: number;
  path: string;
  /** Value of X-Telegram-Bot-Api-Secret-Token. */
  secret: string;
}

/** What a line tells its owner: the update was taken, or why it was not. */
export interface LineOwner {
  taken(): void;
  failed(reason: string): void;
}

const triesAtMost = 3;

/** Posts updates to one program. A connection that the program closed meanwhile is opened again. */
export class WebhookLine {
  #socket: Socket | null = null;
  #request: string | null = null;
  #answer = "";
  #tries = 0;
  readonly #head: string;

  constructor(
    private readonly target: WebhookTarget,
    private readonly owner: LineOwner,
  ) {
    this.#head =
      `POST ${target.path} HTTP/1.1\r\nHost: 127.0.0.1:${target.port}\r\nContent-Type: application/json\r\n` +
      `X-Telegram-Bot-Api-Secret-Token: ${target.secret}\r\nContent-Length: `;
  }

  /** Posts an update (JSON). The one before must have been taken. */
  post(update: string): void {
    this.#request = `${this.#head}${Buffer.byteLength(update)}\r\n\r\n${update}`;
    this.#tries = 0;
    this.#write(this.#request);
  }

  close(): void {
    this.#request = null;
    this.#socket?.destroy();
    this.#socket = null;
  }

  #write(request: string): void {
    this.#tries += 1;
    this.#answer = "";
    this.#socket ??= this.#open();
    this.#socket.write(request);
  }

  #open(): Socket {
    const socket = connect({ host: "127.0.0.1", port: this.target.port, noDelay: true });
    let reason = "the connection was closed";
    socket.setEncoding("latin1");
    socket.on("data", (text: string) => this.#read(text));
    socket.on("error", (error) => {
      reason = error.message;
    });
    socket.on("close", () => {
      if (this.#socket === socket) this.#lost(reason);
    });
    return socket;
  }

  /** The program may close an idle connection just when we write: the update is posted again, as Telegram does. */
  #lost(reason: string): void {
    this.#socket = null;
    if (this.#request === null) return;
    if (this.#tries < triesAtMost) this.#write(this.#request);
    else this.owner.failed(`port ${this.target.port}: ${reason}`);
  }

  #read(text: string): void {
    this.#answer += text;
    if (!isWhole(this.#answer)) return;
    const status = this.#answer.slice(9, 12);
    this.#request = null;
    if (status.startsWith("2")) this.owner.taken();
    else this.owner.failed(`the webhook answered ${this.#answer.slice(9, 500)}`);
  }
}

function isWhole(answer: string): boolean {
  const end = answer.indexOf("\r\n\r\n");
  if (end < 0) return false;
  const head = answer.slice(0, end).toLowerCase();
  const length = /\r\ncontent-length: *(\d+)/.exec(head)?.[1];
  if (length !== undefined) return answer.length >= end + 4 + Number(length);
  if (head.includes("\r\ntransfer-encoding: chunked")) return answer.endsWith("0\r\n\r\n");
  return answer.startsWith("204", 9);
}
