import { Agent, type ClientRequest, request as httpRequest } from "node:http";
import { setTimeout as pause } from "node:timers/promises";

/** One delivery of an event over the wire. */
export interface Post {
  url: string;
  body: Buffer;
  headers: Record<string, string>;
  /** Real milliseconds until the answer's status must be there. */
  deadlineMs: number;
  /** Byte offsets at which the body is cut; each piece goes in a write of its own. */
  splitAt?: readonly number[];
  /** Real milliseconds between the pieces. */
  splitPauseMs?: number;
}

/** What came of a delivery: the answer's status, no answer in time, or no connection. */
export type PostOutcome = number | "timeout" | "unreachable";

/** Connections to the webhook, kept alive between events. */
export class EventPoster {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 256 });

  async post(post: Post): Promise<PostOutcome> {
    const first = await this.#once(post);
    // The server closed a connection kept from before: that says nothing about it, as with any client.
    return first === "stale" ? this.#again(post) : first;
  }

  close(): void {
    this.#agent.destroy();
  }

  async #again(post: Post): Promise<PostOutcome> {
    const outcome = await this.#once(post);
    return outcome === "stale" ? "unreachable" : outcome;
  }

  #once(post: Post): Promise<PostOutcome | "stale"> {
    return new Promise((resolve) => {
      const request = httpRequest(post.url, {
        method: "POST",
        agent: this.#agent,
        headers: { ...post.headers, "content-length": String(post.body.length) },
      });
      const timer = setTimeout(() => {
        resolve("timeout");
        request.destroy();
      }, post.deadlineMs);
      request.on("response", (response) => {
        clearTimeout(timer);
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      request.on("error", (error: NodeJS.ErrnoException) => {
        clearTimeout(timer);
        resolve(request.reusedSocket && error.code === "ECONNRESET" ? "stale" : "unreachable");
      });
      void writeBody(request, post);
    });
  }
}

async function writeBody(request: ClientRequest, { body, splitAt = [], splitPauseMs = 5 }: Post): Promise<void> {
  if (splitAt.length === 0) {
    request.end(body);
    return;
  }
  request.setNoDelay(true);
  const cuts = [0, ...splitAt, body.length];
  for (const [at, start] of cuts.slice(0, -1).entries()) {
    if (request.destroyed) return;
    request.write(body.subarray(start, cuts[at + 1]));
    await pause(splitPauseMs);
  }
  request.end();
}
