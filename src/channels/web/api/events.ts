import type { FastifyPluginAsync } from "fastify";
import { z } from "zod";
import { EventStream } from "../event-stream.ts";
import { checked, messageNumber } from "../incoming.ts";
import { withKeepsake } from "../keepsake.ts";
import { Problem } from "../problem.ts";
import { authorize, type WebContext } from "../web-context.ts";

const pageSize = 100;
const fromSchema = z.object({ after: messageNumber.default(0), "last-event-id": messageNumber.optional() });

/** GET /events: what is said, as it is said (server-sent events). */
export function eventsRoute(context: WebContext): FastifyPluginAsync {
  const { outbox, hub } = context.deps;
  return async (app) => {
    app.get<{ Querystring: Record<string, unknown> }>("/events", async (request, reply) => {
      const address = authorize(context, request);
      const from = checked(fromSchema, {
        ...request.query,
        "last-event-id": request.headers["last-event-id"],
      });
      const read = (after: number) => outbox.messagesAfter("web", address, after, pageSize);
      const last = Math.max(from.after, from["last-event-id"] ?? 0);
      const stream = new EventStream(read, last, (message) => withKeepsake(message, context.deps));
      if (!hub.join(address, stream)) throw new Problem("busy", { retryAfter: 30 });
      void stream.catchUp();
      return reply
        .header("Content-Type", "text/event-stream; charset=utf-8")
        .header("X-Accel-Buffering", "no") // nginx would hold the answer back
        .send(stream.body);
    });
  };
}
