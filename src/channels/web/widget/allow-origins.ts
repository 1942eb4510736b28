import type { FastifyInstance } from "fastify";

const preflightSeconds = 7200;

/**
 * Lets pages of the given origins, and of no others, call the routes of an app: answers their preflights, and says on each
 * answer that they may read it. Nothing is said to other origins, so their browsers refuse. No cookie is ever part of it.
 */
export function allowOrigins(app: FastifyInstance, origins: readonly string[]): void {
  if (origins.length === 0) return;
  app.addHook("onRequest", async (request, reply) => {
    reply.header("Vary", "Origin");
    const { origin } = request.headers;
    if (origin === undefined || !origins.includes(origin)) return;
    reply.header("Access-Control-Allow-Origin", origin).header("Access-Control-Expose-Headers", "Retry-After");
  });
  app.options("/*", async (_request, reply) =>
    reply
      .header("Access-Control-Allow-Methods", "GET, POST")
      .header("Access-Control-Allow-Headers", "Authorization, Content-Type")
      .header("Access-Control-Max-Age", String(preflightSeconds))
      .code(204)
      .send(),
  );
}
