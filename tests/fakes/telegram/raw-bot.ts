import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Update } from "@grammyjs/types";
import type { FakeTelegram } from "./fake-telegram.ts";

/** Calls a method with JSON and gives the answer of the Bot API. */
export async function call(fake: FakeTelegram, method: string, payload: object = {}): Promise<unknown> {
  const answer = await fetch(`${fake.url}/bot${fake.token}/${method}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(payload),
  });
  return answer.json();
}

/** The words of a refusal, or "ok". */
export async function verdict(fake: FakeTelegram, method: string, payload: object = {}): Promise<string> {
  // The Bot API answers with one of these two shapes.
  const answer = (await call(fake, method, payload)) as { ok: boolean; description: string };
  return answer.ok ? "ok" : answer.description;
}

/** The result of a call that succeeds. */
export async function result<T>(fake: FakeTelegram, method: string, payload: object = {}): Promise<T> {
  // The caller names the type that the method documents.
  const answer = (await call(fake, method, payload)) as { ok: boolean; description: string; result: T };
  if (!answer.ok) throw new Error(answer.description);
  return answer.result;
}

/** One delivery as it arrived. */
export interface Arrival {
  update: Update;
  headers: IncomingHttpHeaders;
  /** The sizes of the packets of its body. */
  packets: number[];
  at: number;
}

/** A webhook that notes what arrives and answers as the test says: 200 unless told otherwise. */
export interface Hook {
  url: string;
  arrivals: Arrival[];
  answer: (response: ServerResponse, arrival: Arrival) => void;
  close: () => Promise<void>;
}

/** Opens a webhook on this machine. */
export async function openHook(): Promise<Hook> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const arrival: Arrival = {
      update: JSON.parse(Buffer.concat(chunks).toString("utf8")),
      headers: request.headers,
      packets: chunks.map(({ length }) => length),
      at: performance.now(),
    };
    hook.arrivals.push(arrival);
    hook.answer(response, arrival);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const hook: Hook = {
    // A server that listens on a port has an address with one.
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    arrivals: [],
    answer: (response) => response.end(),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return hook;
}
