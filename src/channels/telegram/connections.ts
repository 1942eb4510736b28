/**
 * Connections to the Bot API: kept open between calls, through a proxy where one is set. What fails before a connection
 * stands gets a code beginning with "UNREACHED", so that a caller knows that surely nothing was sent.
 */
import http from "node:http";
import https from "node:https";
import type net from "node:net";
import type { Duplex } from "node:stream";
import { HttpsProxyAgent } from "https-proxy-agent";

/** Longest wait for a connection, TLS and proxy included. */
const connectMs = 5_000;
/** Idle connections are closed before the far side closes them under a request. */
const keptOpen = { keepAlive: true, keepAliveMsecs: 10_000, timeout: 30_000, scheduling: "lifo" } as const;

/** The agent for all calls to one Bot API. */
export function connectionsTo(apiRoot: string, proxy?: string): http.Agent {
  if (proxy !== undefined) return new ProxyConnections(proxy, keptOpen);
  return apiRoot.startsWith("http:") ? new PlainConnections(keptOpen) : new SecureConnections(keptOpen);
}

/** Whether an error says that no connection came about. */
export function isUnreached(code: string | undefined): boolean {
  return code?.startsWith("UNREACHED") ?? false;
}

class PlainConnections extends http.Agent {
  override createConnection(...args: Parameters<http.Agent["createConnection"]>) {
    return watched(super.createConnection(...args), "connect");
  }
}

class SecureConnections extends https.Agent {
  override createConnection(...args: Parameters<https.Agent["createConnection"]>) {
    return watched(super.createConnection(...args), "secureConnect");
  }
}

class ProxyConnections extends HttpsProxyAgent<string> {
  override async connect(...[request, options]: Parameters<HttpsProxyAgent<string>["connect"]>): Promise<net.Socket> {
    let status = 200;
    request.once("proxyConnect", ({ statusCode }: { statusCode: number }) => {
      status = statusCode;
    });
    const socket = await inTime(super.connect(request, options));
    if (status !== 200) {
      socket.destroy();
      throw unreached(new Error("The proxy refused"), `PROXY-${status}`);
    }
    if (options.secureEndpoint) watched(socket, "secureConnect");
    return socket;
  }
}

async function inTime(connecting: Promise<net.Socket>): Promise<net.Socket> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(unreached(new Error("No connection in time"), "TIMEOUT")), connectMs);
  });
  try {
    return await Promise.race([connecting, late]);
  } catch (error) {
    connecting.then((socket) => socket.destroy()).catch(() => undefined);
    throw unreached(error);
  } finally {
    clearTimeout(timer);
  }
}

/** Marks what goes wrong with a socket until it is ready, and gives up after a while. */
function watched<S extends Duplex | null | undefined>(socket: S, ready: "connect" | "secureConnect"): S {
  if (!socket) return socket;
  const mark = (error: Error): void => void unreached(error);
  const timer = setTimeout(() => socket.destroy(new CodedError("No connection in time", "TIMEOUT")), connectMs);
  // First in line, so that the request already sees the marked error.
  socket.prependListener("error", mark);
  socket.once(ready, () => {
    clearTimeout(timer);
    socket.removeListener("error", mark);
  });
  socket.once("close", () => clearTimeout(timer));
  return socket;
}

class CodedError extends Error {
  constructor(
    message: string,
    readonly code: string,
  ) {
    super(message);
  }
}

function unreached(error: unknown, code?: string): Error {
  const known = error instanceof Error ? error : new Error("No connection");
  const before = "code" in known ? String(known.code) : "FAILED";
  return isUnreached(before) ? known : Object.assign(known, { code: `UNREACHED-${code ?? before}` });
}
