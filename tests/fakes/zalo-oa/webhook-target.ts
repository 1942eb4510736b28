import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A delivery as it arrived. */
export interface Arrival {
  /** Exact text of the body. */
  body: string;
  signature: string | undefined;
  numRetry: string | undefined;
  /** Pieces that the body came in. */
  pieces: number;
}

/** A webhook that only writes down what arrives; for the fake's own tests. */
export interface WebhookTarget {
  url: string;
  arrivals: Arrival[];
  /** Status of each answer, or undefined never to answer; 200 by default. */
  answer: (arrival: Arrival) => number | undefined | Promise<number | undefined>;
  close(): Promise<void>;
}

/** Starts a webhook on a free port. */
export async function startWebhookTarget(): Promise<WebhookTarget> {
  const server = createServer((request, response) => void receive(request, response, target));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // A server on TCP has an AddressInfo once it listens.
  const { port } = server.address() as AddressInfo;
  const target: WebhookTarget = {
    url: `http://127.0.0.1:${port}/zalo/webhook`,
    arrivals: [],
    answer: () => 200,
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
  return target;
}

async function receive(request: IncomingMessage, response: ServerResponse, target: WebhookTarget): Promise<void> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  const arrival = {
    body: Buffer.concat(pieces).toString("utf8"),
    signature: request.headers["x-zevent-signature"]?.toString(),
    numRetry: request.headers.num_retry?.toString(),
    pieces: pieces.length,
  };
  target.arrivals.push(arrival);
  const status = await target.answer(arrival);
  if (status !== undefined) response.writeHead(status).end();
}
