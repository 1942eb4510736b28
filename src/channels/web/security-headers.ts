import type { FastifyReply, FastifyRequest } from "fastify";
import type { Config } from "../../config.ts";

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

const headers = {
  "Content-Security-Policy": policy,
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
  "X-Robots-Tag": "noarchive",
};

/** An onRequest hook that puts the page's security headers on every answer of the web channel, errors included. */
export function securityHeaders(config: Pick<Config, "publicUrl">) {
  const overTls = config.publicUrl?.startsWith("https:") ?? false;
  return async function addHeaders(_request: FastifyRequest, reply: FastifyReply): Promise<void> {
    reply.headers(headers);
    if (overTls) reply.header("Strict-Transport-Security", "max-age=31536000");
  };
}
