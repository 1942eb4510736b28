import type { FastifyInstance } from "fastify";
import { type ConsoleParts, frameOf, sendPage } from "../exchange.ts";
import { QueuePage } from "../pages/queue-page.tsx";
import { queueFilters } from "../queue-filters.ts";

const pageSize = 25;

/** The queue. */
export function queueRoute(app: FastifyInstance, parts: ConsoleParts): void {
  app.get("/", async (_request, reply) => reply.redirect("/console/complaints", 303));

  app.get("/complaints", async (request, reply) => {
    const { desk, places } = parts.deps;
    const filters = queueFilters(
      request,
      places.map(({ id }) => id),
    );
    const ownerId = request.visit?.staff.id;
    const { rows, next } = await desk.list({ ...filters, ownerId, limit: pageSize });
    const frame = frameOf({ parts, request, reply });
    return sendPage(
      reply,
      200,
      <QueuePage frame={frame} filters={filters} rows={rows} next={next} places={places} notice={null} />,
    );
  });
}
