import type { FastifyInstance } from "fastify";
import type { ConsoleParts } from "../exchange.ts";
import { needs } from "../needs.ts";

/** Tells an open page of the queue that cases changed (server-sent events), until its session ends. */
export function liveRoute(app: FastifyInstance, parts: ConsoleParts): void {
  app.addHook("onClose", () => parts.live.close());

  app.get("/complaints/live", needs("queue.read"), async (request, reply) => {
    const { visit } = request;
    if (!visit) throw new Error("the queue is for people who are signed in");
    const { sessionHash, staff } = visit;
    const lives = async () => (await parts.visits.glance(sessionHash)) !== null;
    const stream = parts.live.open({ staffId: staff.id, sessionHash, reach: staff.reach, lives });
    if (!stream) return reply.code(503).header("retry-after", "60").send();
    return reply.type("text/event-stream; charset=utf-8").header("x-accel-buffering", "no").send(stream);
  });
}
