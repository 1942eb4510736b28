/**
 * The Bot API, through telegraf as a thin typed layer: one client, our own connections and deadlines, errors without
 * token or contents. No sessions, no scenes, no middleware, no listener and no polling of telegraf's.
 */
import { once } from "node:events";
import http from "node:http";
import https from "node:https";
import { Telegram as Client } from "telegraf";
import type { Opts, Telegram } from "telegraf/types";
import type { TelegramConfig } from "../../config.ts";
import { type Deadline, withDeadline } from "../../conversation/with-deadline.ts";
import { type ApiCall, apiCall, type SentFile } from "./api-call.ts";
import { ApiLines } from "./api-lines.ts";
import { CallFailure, callFailure } from "./call-failure.ts";
import { connectionsTo } from "./connections.ts";

/** Deadlines of calls, in milliseconds. */
const deadlines = { call: 10_000, upload: 60_000, download: 30_000 };

/** The time a call may take, and what ends it early. */
export interface CallLimits {
  ms?: number;
  signal?: AbortSignal;
}

/** Calls of one bot. All methods throw CallFailure and nothing else. */
export class BotApi {
  readonly #client: Client;
  readonly #agent: http.Agent;
  readonly #lines: ApiLines;
  #username: string | undefined;

  constructor(config: Pick<TelegramConfig, "token" | "apiRoot" | "proxy">) {
    const apiRoot = config.apiRoot.replace(/\/*$/, "/");
    this.#client = new Client(config.token, { apiRoot, webhookReply: false });
    const connections = connectionsTo(apiRoot, config.proxy);
    this.#agent = connections;
    // Only here, because telegraf's client drops the agent it is given when the root is http.
    this.#client.options.agent = this.#agent;
    // The token is in it, so it is never shown.
    this.#lines = new ApiLines(new URL(`${apiRoot}bot${config.token}/`), () => connections.open());
  }

  /** Makes one call. */
  async call<M extends keyof Telegram>(
    method: M,
    payload: Opts<M>,
    limits: CallLimits = {},
  ): Promise<ReturnType<Telegram[M]>> {
    return this.#made(method, { payload, ms: limits.ms ?? deadlines.call, signal: limits.signal });
  }

  /** Makes one call of which only matters that it was done. */
  async tell<M extends keyof Telegram>(method: M, payload: Opts<M>, limits: CallLimits = {}): Promise<void> {
    await this.#made(method, { payload, ms: limits.ms ?? deadlines.call, signal: limits.signal, unread: true });
  }

  /** Makes one call that brings a file for one of its parameters; only that it was done matters. */
  async upload<M extends keyof Telegram, F extends keyof Opts<M> & string>(
    method: M,
    payload: Omit<Opts<M>, F>,
    file: SentFile & { parameter: F },
  ): Promise<void> {
    await this.#made(method, { payload, file, ms: deadlines.upload, unread: true });
  }

  async #made<M extends keyof Telegram>(method: M, call: ApiCall): Promise<ReturnType<Telegram[M]>> {
    try {
      // Telegraf's types say what each method gives.
      return (await apiCall(this.#lines, method, call)) as ReturnType<Telegram[M]>;
    } catch (error) {
      throw callFailure(error);
    }
  }

  /** The bytes of a file that somebody sent; null when they are more than `atMost`. The link holds the token: it stays here. */
  async download(fileId: string, atMost: number, signal?: AbortSignal): Promise<Uint8Array | null> {
    const file = await this.call("getFile", { file_id: fileId }, { signal });
    if ((file.file_size ?? 0) > atMost) return null;
    return within({ ms: deadlines.download, outer: signal }, async (ended) => {
      const link = await this.#client.getFileLink(file);
      return fetchBytes(link, { agent: this.#agent, atMost, signal: ended });
    });
  }

  /** The bot's public name, if it was asked for already. */
  get knownUsername(): string | undefined {
    return this.#username;
  }

  /** The bot's public name, asked for once. */
  async username(signal?: AbortSignal): Promise<string> {
    this.#username ??= (await this.call("getMe", {}, { signal })).username;
    return this.#username;
  }

  /** Closes the connections that nobody uses; calls under way are finished. */
  close(): void {
    this.#lines.close();
    for (const idle of Object.values(this.#agent.freeSockets)) for (const socket of idle ?? []) socket.destroy();
  }
}

/** Does some work with a deadline; whatever it throws becomes a CallFailure. */
async function within<T>(deadline: Deadline, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  try {
    return await withDeadline(deadline, work);
  } catch (error) {
    throw callFailure(error);
  }
}

interface Fetching {
  agent: http.Agent;
  atMost: number;
  signal: AbortSignal;
}

async function fetchBytes(link: URL, { agent, atMost, signal }: Fetching): Promise<Uint8Array | null> {
  const request = (link.protocol === "http:" ? http : https).get(link, { agent, signal });
  request.on("error", () => undefined);
  const answered: http.IncomingMessage[] = await once(request, "response");
  const [response] = answered;
  if (response?.statusCode !== 200) {
    response?.destroy();
    throw new CallFailure({ is: "unknown", code: `file-${response?.statusCode}` });
  }
  const chunks: Buffer[] = [];
  let size = Number(response.headers["content-length"] ?? 0);
  if (size > atMost) response.destroy();
  else {
    size = 0;
    for await (const chunk of response) {
      size += chunk.length;
      if (size > atMost) break;
      chunks.push(chunk);
    }
  }
  return size > atMost ? null : Buffer.concat(chunks);
}
