import type { IncomingMessage, ServerResponse } from "node:http";
import type { OtherRoutes } from "./bot-api-server.ts";
import type { FakeTelegram } from "./fake-telegram.ts";
import { actFromPage } from "./page-actions.ts";
import { pageHtml } from "./page-html.ts";
import { pageState } from "./page-state.ts";

/** Changes within so many milliseconds reach the page together. */
const gathered = 50;

interface Visit {
  fake: FakeTelegram;
  request: IncomingMessage;
  response: ServerResponse;
  query: URLSearchParams;
}

const routes: Record<string, (visit: Visit) => void | Promise<void>> = {
  "GET /": ({ response }) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(pageHtml);
  },
  "GET /page/state": ({ fake, response, query }) => {
    const person = fake.people.find(({ id }) => id === Number(query.get("person"))) ?? fake.people[0] ?? fake.user();
    sendJson(response, 200, pageState(fake, person));
  },
  "GET /page/events": sendEvents,
  "GET /page/file": ({ fake, response, query }) => {
    const bytes = fake.fileBytes(query.get("id") ?? "");
    // Whatever somebody uploaded must not run as a page of ours.
    const headers = { "content-type": "application/octet-stream", "content-security-policy": "sandbox" };
    response.writeHead(bytes ? 200 : 404, headers).end(bytes);
  },
  "POST /page/act": async ({ fake, request, response }) => {
    try {
      actFromPage(fake, JSON.parse((await bodyOf(request)).toString("utf8")));
      sendJson(response, 200, {});
    } catch (error) {
      sendJson(response, 400, { error: error instanceof Error ? error.message : String(error) });
    }
  },
  "POST /page/upload": async ({ fake, request, response, query }) => {
    const bytes = await bodyOf(request);
    const person = fake.user(Number(query.get("person")));
    const [name, mimeType] = [query.get("name") ?? "file", query.get("type") ?? "application/octet-stream"];
    if (query.get("kind") === "photo") person.sendPhoto(bytes);
    else person.sendDocument(bytes, { name, mimeType });
    sendJson(response, 200, {});
  },
};

/** The page to chat on, at `/`. */
export function pageRoutes(fake: FakeTelegram): OtherRoutes {
  return (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://127.0.0.1");
    const route = routes[`${request.method} ${pathname}`];
    if (!route) return false;
    void route({ fake, request, response, query: searchParams });
    return true;
  };
}

/** Tells the page that something changed; what, it fetches. */
function sendEvents({ fake, request, response }: Visit): void {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  response.write(": hello\n\n");
  let soon: NodeJS.Timeout | undefined;
  const stop = fake.onChange(() => {
    soon ??= setTimeout(() => {
      soon = undefined;
      response.write("data: changed\n\n");
    }, gathered);
  });
  request.on("close", () => {
    stop();
    clearTimeout(soon);
  });
}

function sendJson(response: ServerResponse, code: number, value: unknown): void {
  response.writeHead(code, { "content-type": "application/json" }).end(JSON.stringify(value));
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
