import type { FastifyInstance } from "fastify";
import type { MessagePath } from "./conversation/receiver.ts";
import type { Storage } from "./storage/storage.ts";

/** Age of the oldest kept event above which the server does not count as ready, in seconds. */
const KEPT_TOO_LONG_SECONDS = 120;

/** `/healthz`: the process answers. `/readyz`: 200 when the database answers and nothing waits too long, else 503. */
export function healthRoutes(server: FastifyInstance, parts: { storage: Storage; path: MessagePath }): void {
  server.get("/healthz", async () => ({ status: "ok" }));
  server.get("/readyz", async (_request, reply) => {
    const health = await parts.storage.health();
    const waiting = health.keptOldestSeconds ?? 0;
    const ready = health.database && waiting < KEPT_TOO_LONG_SECONDS;
    return reply
      .code(ready ? 200 : 503)
      .header("cache-control", "no-store")
      .send({
        status: ready ? "ready" : "not ready",
        database: health.database,
        turnsUnderWay: parts.path.busy(),
        oldestWaitingSeconds: waiting,
      });
  });
}
