import type { FastifyInstance } from "fastify";
import { colleaguesOf } from "../colleagues.ts";
import { type ConsoleParts, type Exchange, frameOf, sendPage } from "../exchange.ts";
import { QueuePage } from "../pages/queue-page.tsx";
import { queueFilters } from "../queue-filters.ts";
import { needs } from "../needs.ts";

const pageSize = 25;

/** The queue. */
export function queueRoute(app: FastifyInstance, parts: ConsoleParts): void {
  app.get("/", needs("signed-in"), async (_request, reply) => reply.redirect("/console/complaints", 303));

  app.get("/complaints", needs("queue.read"), async (request, reply) => sendQueue({ parts, request, reply }));
}

async function sendQueue(exchange: Exchange) {
  const { parts, request, reply } = exchange;
  const { desk, places, now } = parts.deps;
  const staff = request.visit?.staff;
  if (!staff) throw new Error("the queue is for people who are signed in");
  const filters = queueFilters(
    request,
    places.map(({ id }) => id),
  );
  const me = { staffId: staff.id };
  const whose = staff.role === "administrator" ? "all" : "mine";
  const [page, counts, warnings, colleagues] = await Promise.all([
    desk.list({ ...filters, ownerId: staff.id, limit: pageSize }),
    desk.counts(me),
    desk.warnings(me, whose),
    colleaguesOf(exchange),
  ]);
  const frame = frameOf(exchange);
  return sendPage(
    reply,
    200,
    <QueuePage
      {...{ frame, filters, places, counts, warnings, colleagues }}
      {...page}
      now={now().toISOString()}
      notice={null}
    />,
  );
}
