import { Agent, type IncomingMessage, request } from "node:http";
import { request as secureRequest } from "node:https";
import { setTimeout as sleep } from "node:timers/promises";

/** Where updates go, and what proves that they are ours. */
export interface WebhookTarget {
  url: URL;
  secret: string;
}

/** How a delivery went. */
export interface DeliveryOutcome {
  /** Any 2xx. */
  taken: boolean;
  status?: number;
  /** What getWebhookInfo says about a failure. */
  error?: string;
  /** Seconds that the bot asked us to wait. */
  retryAfter?: number;
}

const betweenPieces = 5;

/** Posts updates to the bot over connections that stay open. */
export class WebhookSender {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });
  readonly #readTimeout: number;

  constructor(readTimeoutMs: number) {
    this.#readTimeout = readTimeoutMs;
  }

  /** Posts a body in these pieces. Never rejects: what goes wrong is in the outcome. */
  send(target: WebhookTarget, pieces: readonly Buffer[]): Promise<DeliveryOutcome> {
    return new Promise((resolve) => {
      const open = target.url.protocol === "https:" ? secureRequest : request;
      const call = open(target.url, {
        method: "POST",
        ...(target.url.protocol === "https:" ? {} : { agent: this.#agent }),
        headers: headersFor(target, pieces),
        timeout: this.#readTimeout,
      });
      call.on("timeout", () => call.destroy(new Error("Read timeout expired")));
      call.on("error", (error) => resolve({ taken: false, error: inWords(error) }));
      call.on("response", (answer) => {
        answer.resume();
        answer.on("error", (error) => resolve({ taken: false, error: inWords(error) }));
        answer.on("end", () => resolve(outcomeOf(answer)));
      });
      writePieces(call, pieces);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

function headersFor({ secret }: WebhookTarget, pieces: readonly Buffer[]): Record<string, string | number> {
  return {
    "content-type": "application/json",
    "content-length": pieces.reduce((sum, piece) => sum + piece.length, 0),
    ...(secret ? { "x-telegram-bot-api-secret-token": secret } : {}),
  };
}

function writePieces(call: ReturnType<typeof request>, pieces: readonly Buffer[]): void {
  const [only] = pieces;
  if (pieces.length === 1) {
    call.end(only);
    return;
  }
  call.setNoDelay(true);
  const write = async (): Promise<void> => {
    for (const piece of pieces) {
      if (call.destroyed) return;
      call.write(piece);
      // So that each piece travels in a packet of its own.
      await sleep(betweenPieces);
    }
    call.end();
  };
  void write();
}

function outcomeOf({ statusCode = 0, statusMessage = "", headers }: IncomingMessage): DeliveryOutcome {
  if (statusCode >= 200 && statusCode < 300) return { taken: true, status: statusCode };
  const wait = Number(headers["retry-after"]);
  return {
    taken: false,
    status: statusCode,
    error: `Wrong response from the webhook: ${statusCode} ${statusMessage}`,
    ...(headers["retry-after"] !== undefined && wait >= 0 && wait <= 3600 ? { retryAfter: wait } : {}),
  };
}

function inWords(error: Error & { code?: string }): string {
  if (error.code === "ECONNREFUSED") return "Connection refused";
  if (error.code === "ECONNRESET") return "Connection reset by peer";
  return error.message;
}
