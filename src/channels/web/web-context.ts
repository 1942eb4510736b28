import type { FastifyRequest } from "fastify";
import { FilePace } from "../../conversation/file-pace.ts";
import type { Received } from "../../conversation/ports.ts";
import { TokenBuckets } from "../../conversation/token-buckets.ts";
import { Arrivals } from "./arrivals.ts";
import { addressOf } from "./conversation-token.ts";
import { type Incoming, inputOf } from "./incoming.ts";
import { Problem } from "./problem.ts";
import type { WebDeps } from "./web-deps.ts";

/** New conversations a minute that need no script to get in while others must solve puzzles. */
const leastPlainArrivals = 5;

/** What all routes of the web channel share: the parts they were given, and the limits of this process. */
export interface WebContext {
  deps: WebDeps;
  arrivals: Arrivals;
  messagePace: TokenBuckets;
  filePace: FilePace;
  plainPace: TokenBuckets;
}

/** The shared context of one web channel. */
export function createContext(deps: WebDeps): WebContext {
  const { messagesPerMinute, conversationsPerMinute } = deps.config;
  return {
    deps,
    arrivals: new Arrivals(conversationsPerMinute),
    messagePace: new TokenBuckets(messagesPerMinute),
    filePace: new FilePace(),
    plainPace: new TokenBuckets(Math.max(leastPlainArrivals, Math.ceil(conversationsPerMinute / 4))),
  };
}

/** The address of the conversation whose token a request carries. Throws Problem token-invalid. */
export function authorize({ deps }: WebContext, request: FastifyRequest): string {
  const [, token] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? "") ?? [];
  const address = token === undefined ? null : addressOf(deps.sign, token);
  if (address === null) throw new Problem("token-invalid");
  return address;
}

/** Lets one message of a conversation through, or throws Problem too-fast with the seconds to wait. */
export function paceMessage({ deps, messagePace }: WebContext, address: string): void {
  const wait = messagePace.take(address, deps.now());
  if (wait > 0) throw new Problem("too-fast", { retryAfter: wait, params: { seconds: wait } });
}

/** Hands a message to the message path. */
export function receive(context: WebContext, address: string, incoming: Incoming): Promise<Received> {
  const { deps } = context;
  const input = inputOf(incoming, { deps, address });
  return deps.receiver.receive({
    channel: "web",
    key: incoming.id,
    address,
    input,
    seen: incoming.seen,
    at: deps.now().toISOString(),
  });
}

/** Random text of the given number of bytes as base64url. */
export function randomText({ deps }: WebContext, bytes = 16): string {
  return Buffer.from(deps.randomBytes(bytes)).toString("base64url");
}
