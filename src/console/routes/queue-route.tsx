import type { FastifyInstance } from "fastify";
import { isEverywhere } from "../../complaints/reach.ts";
import { mayDo } from "../../complaints/rights.ts";
import { actor } from "../actor.ts";
import { colleaguesOf } from "../colleagues.ts";
import { type ConsoleParts, type Exchange, frameOf, sendPage } from "../exchange.ts";
import { needs } from "../needs.ts";
import { QueuePage } from "../pages/queue-page.tsx";
import { queueFilters } from "../queue-filters.ts";
import { homeOf } from "../sections.ts";

const pageSize = 25;

/** The queue. */
export function queueRoute(app: FastifyInstance, parts: ConsoleParts): void {
  app.get("/", needs("signed-in"), async (request, reply) => reply.redirect(homeOf(request.visit?.staff), 303));

  app.get("/complaints", needs("queue.read"), async (request, reply) => sendQueue({ parts, request, reply }));
}

async function sendQueue(exchange: Exchange) {
  const { parts, request, reply } = exchange;
  const { desk, places, now, clusters, phoneNews, rules } = parts.deps;
  const staff = request.visit?.staff;
  if (!staff) throw new Error("the queue is for people who are signed in");
  const filters = queueFilters(
    request,
    places.map(({ id }) => id),
  );
  const me = actor(request);
  const { reach } = me;
  const whose = mayDo(staff, "case.assign") ? "all" : "mine";
  const [page, counts, warnings, colleagues, alarms, morning] = await Promise.all([
    desk.list({ ...filters, ownerId: staff.id, reach, limit: pageSize }),
    desk.counts(me, reach),
    desk.warnings(me, whose, reach),
    colleaguesOf(exchange),
    mayDo(staff, "overview.read") && isEverywhere(reach) ? clusters.active() : [],
    phoneNews.morningOf(staff.id, rules.today()),
  ]);
  const frame = frameOf(exchange);
  return sendPage(
    reply,
    200,
    <QueuePage
      {...{ frame, filters, places, counts, warnings, colleagues, morning }}
      {...page}
      clusters={alarms}
      now={now().toISOString()}
      notice={null}
    />,
  );
}
