/**
 * Connections to the Bot API: kept open between calls, through a proxy where one is set. What fails before a connection
 * stands gets a code beginning with "UNREACHED", so that a caller knows that surely nothing was sent.
 */
import { EventEmitter } from "node:events";
import http from "node:http";
import https from "node:https";
import net, { isIP } from "node:net";
import type { Duplex } from "node:stream";
import tls from "node:tls";
import { HttpsProxyAgent } from "https-proxy-agent";

/** Longest wait for a connection, TLS and proxy included. */
const connectMs = 5_000;
/** Idle connections are closed before the far side closes them under a request. */
const keptOpen = { keepAlive: true, keepAliveMsecs: 10_000, timeout: 30_000, scheduling: "lifo" } as const;

/** The way to one Bot API: an agent for Node's own client, and what opens a connection for ours. */
export type Connections = http.Agent & { open(): Duplex | Promise<Duplex> };

/** The connections for all calls to one Bot API. */
export function connectionsTo(apiRoot: string, proxy?: string): Connections {
  const far = farSide(new URL(apiRoot));
  if (proxy !== undefined) return new ProxyConnections(proxy, far);
  return far.secureEndpoint ? new SecureConnections(far) : new PlainConnections(far);
}

/** Whether an error says that no connection came about. */
export function isUnreached(code: string | undefined): boolean {
  return code?.startsWith("UNREACHED") ?? false;
}

/** Where a connection goes, in the options of net, of tls and of the proxy's agent. */
interface FarSide {
  host: string;
  port: number;
  secureEndpoint: boolean;
  servername: string;
}

function farSide({ protocol, hostname, port }: URL): FarSide {
  const secureEndpoint = protocol !== "http:";
  const host = hostname.replace(/^\[|\]$/g, "");
  // An address has no name that a certificate could be asked for.
  return {
    host,
    port: Number(port || (secureEndpoint ? 443 : 80)),
    secureEndpoint,
    servername: isIP(host) ? "" : host,
  };
}

/** As Node's agents set a connection up. */
const socketOptions = { noDelay: true, keepAlive: true, keepAliveInitialDelay: keptOpen.keepAliveMsecs };

class PlainConnections extends http.Agent {
  constructor(private readonly far: FarSide) {
    super(keptOpen);
  }

  open(): Duplex {
    return watched(net.connect({ ...socketOptions, host: this.far.host, port: this.far.port }), "connect");
  }

  override createConnection(...args: Parameters<http.Agent["createConnection"]>) {
    return watched(super.createConnection(...args), "connect");
  }
}

class SecureConnections extends https.Agent {
  constructor(private readonly far: FarSide) {
    super(keptOpen);
  }

  open(): Duplex {
    const { host, port, servername } = this.far;
    const options = { ...socketOptions, host, port, servername, ALPNProtocols: ["http/1.1"] };
    return watched(tls.connect(options), "secureConnect");
  }

  override createConnection(...args: Parameters<https.Agent["createConnection"]>) {
    return watched(super.createConnection(...args), "secureConnect");
  }
}

class ProxyConnections extends HttpsProxyAgent<string> {
  constructor(
    proxy: string,
    private readonly far: FarSide,
  ) {
    super(proxy, keptOpen);
  }

  open(): Promise<net.Socket> {
    type Arguments = Parameters<HttpsProxyAgent<string>["connect"]>;
    // All that the proxy's agent does with a request is to tell it events.
    const request = new EventEmitter() as Arguments[0];
    const options = { ...socketOptions, ...this.far, ALPNProtocols: ["http/1.1"] };
    return this.connect(request, options as Arguments[1]); // which of both kinds it is stands in secureEndpoint
  }

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
