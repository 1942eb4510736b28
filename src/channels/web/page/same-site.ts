import type { FastifyRequest } from "fastify";
import { Problem } from "../problem.ts";

/**
 * Refuses a form sent by another site's page. Browsers say where a form came from in Sec-Fetch-Site, older ones in
 * Origin, which is "null" under our own no-referrer policy; the signed ticket and the SameSite cookie stand behind it.
 */
export function requireSameSite(request: FastifyRequest): void {
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined) {
    if (site !== "same-origin" && site !== "none") throw new Problem("origin-refused");
    return;
  }
  const { origin } = request.headers;
  if (origin !== undefined && origin !== "null" && hostOf(origin) !== request.host) throw new Problem("origin-refused");
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}
