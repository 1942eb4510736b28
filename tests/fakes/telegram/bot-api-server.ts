import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { BotApiError } from "./bot-api-error.ts";
import type { CallLog } from "./call-log.ts";
import { type CallParams, readParams } from "./call-params.ts";
import { type Fate, lateness } from "./call-rules.ts";
import { type Method, methodNamed } from "./methods/all-methods.ts";
import type { Platform } from "./platform.ts";

/** Answers what is no call of the Bot API, such as a page; says whether it did. */
export type OtherRoutes = (request: IncomingMessage, response: ServerResponse) => boolean;

interface ServerParts {
  platform: Platform;
  log: CallLog;
  otherRoutes: () => OtherRoutes | undefined;
}

interface Answer {
  code: number;
  body: string;
}

const botPath = "/bot";
const filePath = "/file/bot";
const largestBody = 55 * 1024 * 1024;
const notFound = new BotApiError(404, "Not Found");
const unauthorized = new BotApiError(401, "Unauthorized");
const unknownMethod = new BotApiError(404, "Not Found: method not found");
const tooLarge = new BotApiError(413, "Request Entity Too Large");
const tokenShape = /^\d+:[\w-]+$/;

/** The Bot API over HTTP. */
export function botApiServer(parts: ServerParts): Server {
  const server = createServer((request, response) => route(parts, request, response));
  // Benchmarks keep their connections open.
  server.keepAliveTimeout = 120_000;
  return server;
}

function route(parts: ServerParts, request: IncomingMessage, response: ServerResponse): void {
  const url = request.url ?? "/";
  if (url.startsWith(botPath)) {
    const [path = "", query = ""] = url.split("?", 2);
    const slash = path.indexOf("/", botPath.length);
    const token = path.slice(botPath.length, slash < 0 ? undefined : slash);
    const refusal = tokenRefusal(parts.platform, token);
    if (refusal || slash < 0) write(response, answerOf(refusal ?? notFound));
    else collect(request, (body) => void call({ parts, request, response }, path.slice(slash + 1), { query, body }));
  } else if (url.startsWith(filePath)) {
    sendFile(parts.platform, url.slice(filePath.length), response);
  } else if (!parts.otherRoutes()?.(request, response)) {
    write(response, answerOf(notFound));
  }
}

function tokenRefusal({ options }: Platform, token: string): BotApiError | undefined {
  if (token === options.token) return undefined;
  return tokenShape.test(token) ? unauthorized : notFound;
}

function collect(request: IncomingMessage, then: (body: Buffer | undefined) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  request.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size <= largestBody) chunks.push(chunk);
  });
  request.on("end", () => {
    if (size > largestBody) then(undefined);
    else then(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks));
  });
}

interface Exchange {
  parts: ServerParts;
  request: IncomingMessage;
  response: ServerResponse;
}

/** One call from its bytes to its answer, with what misbehaviour makes of it. */
async function call(
  exchange: Exchange,
  name: string,
  input: { query: string; body: Buffer | undefined },
): Promise<void> {
  const { parts, request, response } = exchange;
  const method = methodNamed(name);
  let params: CallParams;
  try {
    if (!method) throw unknownMethod;
    if (!input.body) throw tooLarge;
    params = readParams(input.query, request.headers["content-type"] ?? "", input.body);
  } catch (error) {
    write(response, answerOf(error));
    return;
  }
  const fate = parts.platform.callRules.fateOf(name, params.number("chat_id"));
  const answer = await fulfil(exchange, { method, params, fate });
  parts.log.add(name, params, answer?.code ?? 0);
  if (fate?.kind === "late") await lateness(fate);
  if (fate?.kind === "broken") request.socket.destroy();
  else if (fate?.kind !== "hanging" && answer) write(response, answer, fate);
  parts.platform.changes.announce();
}

/** Carries a call out, unless its fate is not to be; undefined when it was not. */
async function fulfil(
  { parts, response }: Exchange,
  { method, params, fate }: { method: Method; params: CallParams; fate: Fate | undefined },
): Promise<Answer | undefined> {
  if (fate?.kind === "refused") return answerOf(fate.error);
  if ((fate?.kind === "broken" || fate?.kind === "hanging") && !fate.accepted) return undefined;
  try {
    const result = await method(parts.platform, { params, onClosed: (listener) => response.once("close", listener) });
    return { code: 200, body: JSON.stringify({ ok: true, result }) };
  } catch (error) {
    return answerOf(error);
  }
}

function answerOf(error: unknown): Answer {
  // Anything but a refusal is a bug of this fake: let the test see it.
  if (!(error instanceof BotApiError)) throw error;
  return { code: error.code, body: JSON.stringify(error.body) };
}

function write(response: ServerResponse, { code, body }: Answer, fate?: Fate): void {
  if (response.destroyed) return;
  const html = fate?.kind === "refused" ? fate.html : undefined;
  const text = html ?? body;
  response.writeHead(code, {
    "content-type": html ? "text/html" : "application/json",
    "content-length": Buffer.byteLength(text),
  });
  response.end(text);
}

function sendFile(platform: Platform, rest: string, response: ServerResponse): void {
  const slash = rest.indexOf("/");
  const refusal = tokenRefusal(platform, rest.slice(0, Math.max(slash, 0)));
  const bytes = refusal ? undefined : platform.files.download(decodeURIComponent(rest.slice(slash + 1)));
  if (!bytes) {
    write(response, answerOf(refusal ?? notFound));
    return;
  }
  response.writeHead(200, { "content-type": "application/octet-stream", "content-length": bytes.length });
  response.end(bytes);
}
