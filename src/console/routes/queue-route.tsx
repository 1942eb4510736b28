import type { FastifyInstance } from "fastify";
import { type ConsoleParts, frameOf, sendPage } from "../exchange.ts";
import { QueuePage } from "../pages/queue-page.tsx";
import { queueFilters } from "../queue-filters.ts";
import { needs } from "../needs.ts";

const pageSize = 25;

/** The queue. */
export function queueRoute(app: FastifyInstance, parts: ConsoleParts): void {
  app.get("/", needs("signed-in"), async (_request, reply) => reply.redirect("/console/complaints", 303));

  app.get("/complaints", needs("queue.read"), async (request, reply) => {
    const { desk, places } = parts.deps;
    const filters = queueFilters(
      request,
      places.map(({ id }) => id),
    );
    const ownerId = request.visit?.staff.id;
    const staff = request.visit?.staff;
    const whose = staff?.role === "administrator" ? "all" : "mine";
    const [{ rows, next }, overdue, warnings] = await Promise.all([
      desk.list({ ...filters, ownerId, limit: pageSize }),
      desk.overdue(),
      staff ? desk.warnings({ staffId: staff.id }, whose) : { rows: [], count: 0 },
    ]);
    const frame = frameOf({ parts, request, reply });
    return sendPage(
      reply,
      200,
      <QueuePage {...{ frame, filters, rows, next, places, overdue, warnings }} notice={null} />,
    );
  });
}
