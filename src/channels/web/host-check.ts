import type { FastifyReply, FastifyRequest } from "fastify";
import type { Config } from "../../config.ts";

/** Asked by machines under whatever name they know; they tell nothing about people, and /metrics keeps its own door. */
const checkedByMachines = new Set(["/healthz", "/readyz", "/metrics"]);

/**
 * An onRequest hook that serves only the names this server goes by: that of PUBLIC_URL, and the loopback names. Others
 * get 421 and a sentence that says what to set; so a page of a foreign name that resolves to us cannot read along.
 */
export function hostCheck(config: Pick<Config, "publicUrl">) {
  const publicHost = config.publicUrl ? new URL(config.publicUrl).hostname : null;
  // Machines ask again and again under the same name; only good ones are remembered, so these stay few.
  const served = new Set<string>();
  return async function refuseUnknownHost(
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply | undefined> {
    if (served.has(request.host)) return undefined;
    const name = nameOf(request.host);
    if (name !== null && (name === publicHost || isLoopback(name))) {
      if (served.size < 100) served.add(request.host);
      return undefined;
    }
    if (checkedByMachines.has(request.url)) return undefined;
    return reply.code(421).type("text/plain; charset=utf-8").send(refusal(publicHost));
  };
}

function refusal(publicHost: string | null): string {
  if (publicHost !== null) {
    return `This server answers only under the name ${publicHost} of its PUBLIC_URL. If people reach it under another name, change PUBLIC_URL; if a proxy stands in front, let it pass the Host header on.\n`;
  }
  return "This server answers only on its own machine (localhost), because PUBLIC_URL is not set. Set PUBLIC_URL to the address under which people reach it, such as https://ansinh.example, and start it again.\n";
}

/** The name in a Host header without its port, in lower case; null when it is not one. */
function nameOf(host: string): string | null {
  try {
    return new URL(`http://${host}`).hostname;
  } catch {
    return null;
  }
}

function isLoopback(name: string): boolean {
  return name === "localhost" || name.endsWith(".localhost") || name === "[::1]" || /^127(\.\d{1,3}){3}$/.test(name);
}
