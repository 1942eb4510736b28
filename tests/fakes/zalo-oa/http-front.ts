/** The fake's HTTP server: files, the API, and what goes wrong with calls on command. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { type ApiAnswer, type ApiRequest, answerApi, refusedAnswer } from "./api-routes.ts";
import type { CallFault } from "./call-faults.ts";
import { fileTypeOf } from "./upload-store.ts";
import type { FakeCall, World } from "./world.ts";

/** Answers requests for the fake's own page; undefined: not one of them. */
export type PageAnswers = (request: ApiRequest) => Promise<ApiAnswer | undefined>;

const mediaTypes: Record<string, string> = {
  jpg: "image/jpeg",
  png: "image/png",
  gif: "image/gif",
  pdf: "application/pdf",
};

/** A server that answers for this world; it does not listen yet. */
export function createFront(world: World, page: PageAnswers | undefined): Server {
  const server = createServer((incoming, response) => {
    serve(incoming, response, { world, page }).catch((error: unknown) => {
      process.stderr.write(`fake zalo: ${error instanceof Error ? error.stack : String(error)}\n`);
      response.destroy();
    });
  });
  server.keepAliveTimeout = 60_000;
  return server;
}

interface Front {
  world: World;
  page: PageAnswers | undefined;
}

async function serve(incoming: IncomingMessage, response: ServerResponse, { world, page }: Front): Promise<void> {
  const request = await requestOf(incoming);
  const pageAnswer = await page?.(request);
  if (pageAnswer) {
    write(response, pageAnswer);
    return;
  }
  const call = callOf(request, world);
  world.calls.push(call);
  const fault = world.faults.take(request.path);
  if (fault) call.fault = fault.kind;
  const answer = await answerWith(fault, () => answerOf(request, call, world), world);
  if (answer === "hang") return;
  if (answer !== "broken") note(call, answer);
  if (answer === "broken" || fault?.kind === "lost") {
    incoming.socket.destroy();
    return;
  }
  call.status = answer.status;
  write(response, answer);
}

async function answerWith(
  fault: CallFault | undefined,
  answer: () => Promise<ApiAnswer>,
  world: World,
): Promise<ApiAnswer | "hang" | "broken"> {
  switch (fault?.kind) {
    case "hang":
    case "broken":
      return fault.kind;
    case "error":
      return refusedAnswer(fault.code, fault.message, world);
    case "answer":
      return {
        status: fault.status ?? 200,
        headers: { "content-type": fault.contentType ?? "application/json" },
        body: fault.body,
      };
    case "slow":
      await pause(fault.ms);
      return answer();
    default:
      return answer();
  }
}

async function answerOf(request: ApiRequest, call: FakeCall, world: World): Promise<ApiAnswer> {
  if (request.path.startsWith("/files/")) return fileAnswer(request, world);
  return answerApi(request, call, world);
}

function fileAnswer({ method, path }: ApiRequest, world: World): ApiAnswer {
  const bytes = method === "GET" ? world.files.find(path) : undefined;
  if (!bytes) return { status: 404, headers: { "content-type": "text/plain" }, body: "not found" };
  const type = fileTypeOf({ name: path, bytes }) ?? "";
  return { status: 200, headers: { "content-type": mediaTypes[type] ?? "application/octet-stream" }, body: bytes };
}

async function requestOf(incoming: IncomingMessage): Promise<ApiRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const url = new URL(incoming.url ?? "/", "http://127.0.0.1");
  const headers: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(incoming.headers)) headers[name] = String(value);
  const { pathname: path, searchParams: query } = url;
  return { method: incoming.method ?? "GET", path, query, headers, body: Buffer.concat(chunks) };
}

function callOf({ method, path, headers, body, query }: ApiRequest, world: World): FakeCall {
  const { access_token: token } = headers;
  const asked = body.length > 0 ? `${body.length} bytes` : (query.get("data") ?? undefined);
  return { method, path, ...(token !== undefined && { token }), body: asked, at: world.clock.now() };
}

function note(call: FakeCall, answer: ApiAnswer): void {
  if (answer.error !== undefined) call.error = answer.error;
}

function write(response: ServerResponse, { status, headers, body }: ApiAnswer): void {
  response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) });
  response.end(body);
}
