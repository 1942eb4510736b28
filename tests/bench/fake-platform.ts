/**
 * The cheapest Bot API that a program can talk to: it takes any call, answers with a plausible result and tells who
 * listens which text went to which chat. The fake that behaves like Telegram is another one, in tests/fakes.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** Called for each message that a program sent. */
export type Sent = (chatId: number, text: string) => void;

/** The fake while it listens. */
export interface FakePlatform {
  /** Root of the Bot API, for apiRoot. */
  apiRoot: string;
  close(): Promise<void>;
}

const bot = { id: 1, is_bot: true, first_name: "An Sinh", username: "an_sinh_bench_bot" };
const pollMs = 1_000;

/** Starts the fake on a free port of loopback. */
export async function startFakePlatform(sent: Sent): Promise<FakePlatform> {
  let messageId = 1_000;
  const server = createServer({ keepAliveTimeout: 120_000 }, (request, response) => {
    const method = request.url?.slice(request.url.lastIndexOf("/") + 1) ?? "";
    const isJson = request.headers["content-type"]?.startsWith("application/json") ?? false;
    readBody(request, (body) => {
      const { chat_id: chat, text } = isJson ? called(body) : {};
      messageId += 1;
      if (method === "getUpdates") void sleep(pollMs).then(() => answer(response, "[]"));
      else answer(response, resultOf(method, messageId, Number(chat ?? 0)));
      if (method === "sendMessage" && text !== undefined) sent(Number(chat), text);
    });
  });
  const port = await listen(server);
  return {
    apiRoot: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Listens on a free port of loopback and tells which. */
export function listen(server: Server, port = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    // A server that listens on a port has an AddressInfo.
    server.listen(port, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}

function readBody(request: IncomingMessage, done: (body: string) => void): void {
  request.setEncoding("utf8");
  let body = "";
  request.on("data", (chunk: string) => {
    body += chunk;
  });
  request.on("end", () => done(body));
}

/** Parameters of a call; programs under test are trusted to send JSON of the Bot API. */
function called(body: string): { chat_id?: number | string; text?: string } {
  return body === "" ? {} : JSON.parse(body);
}

function answer(response: ServerResponse, result: string): void {
  const body = `{"ok":true,"result":${result}}`;
  response.writeHead(200, { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) });
  response.end(body);
}

function resultOf(method: string, messageId: number, chatId: number): string {
  if (method === "getMe") return JSON.stringify(bot);
  if (method === "getWebhookInfo") return '{"url":"","has_custom_certificate":false,"pending_update_count":0}';
  if (/^(set|delete|answer|close|logOut|sendChatAction)/i.test(method)) return "true";
  const photo = method === "sendPhoto" ? ',"photo":[{"file_id":"p","file_unique_id":"p","width":1,"height":1}]' : "";
  return `{"message_id":${messageId},"date":1763000000,"chat":{"id":${chatId},"type":"private"},"from":${JSON.stringify(bot)},"text":"-"${photo}}`;
}
