import type { FastifyInstance } from "fastify";
import { mayDo, seesExactly } from "../../complaints/rights.ts";
import { actor } from "../actor.ts";
import { type ConsoleParts, type Exchange, frameOf, sendPage } from "../exchange.ts";
import { formField, queryField } from "../form-field.ts";
import { isUuid } from "../is-uuid.ts";
import { needs } from "../needs.ts";
import { EmployerPage } from "../pages/employer-page.tsx";
import { EmployersPage } from "../pages/employers-page.tsx";
import { placeNames } from "../place-names.ts";
import { sendMessage } from "../send-message.tsx";
import { doneNotice } from "./done-notice.ts";

/** Most rows of the list, most pairs of doubles, and most cases on the page of an employer. */
const mostRows = 100;
const mostPairs = 20;
const mostCases = 20;

const done = ["employers-joined", "employers-gone", "employers-parted", "employers-not-joined"];

/** The register of employers and the page of each, for everybody; names are joined and parted by who heads the office. */
export function employersRoutes(app: FastifyInstance, parts: ConsoleParts): void {
  const { employers } = parts.deps;

  app.get("/employers", needs("employers.read"), async (request, reply) => sendEmployers({ parts, request, reply }));

  app.get<{ Params: { id: string } }>("/employers/:id", needs("employers.read"), async (request, reply) =>
    sendEmployer({ parts, request, reply }, request.params.id),
  );

  app.post("/employers/join", needs("employers.edit"), async (request, reply) => {
    const joined = await employers.join(actor(request), formField(request, "keep"), formField(request, "drop"));
    return reply.redirect(`${cameFrom(formField(request, "from"))}?done=employers-${joined ? "joined" : "gone"}`, 303);
  });

  app.post("/employers/part", needs("employers.edit"), async (request, reply) => {
    const parted = await employers.part(actor(request), formField(request, "joined"));
    return reply.redirect(
      `${cameFrom(formField(request, "from"))}?done=employers-${parted ? "parted" : "not-joined"}`,
      303,
    );
  });
}

async function sendEmployers(exchange: Exchange) {
  const { parts, request, reply } = exchange;
  const { employers, clusters, places } = parts.deps;
  const me = request.visit?.staff;
  // As on the page of an employer, an alarm is for who may know each number.
  const alarms = seesExactly(me) ? await clusters.active() : [];
  const alarmed = seesExactly(me) && queryField(request, "alarm") === "1";
  const typed = queryField(request, "name").slice(0, 120);
  const among = alarmed ? alarms.map(({ employerId }) => employerId) : undefined;
  const [rows, pairs] = await Promise.all([
    employers.list({ typed, among }, mostRows),
    mayDo(me, "employers.edit") ? employers.pairs(mostPairs) : [],
  ]);
  const frame = frameOf(exchange);
  const props = { frame, typed, alarmed, alarms, rows, pairs, placeName: placeNames(places, frame.lang) };
  return sendPage(reply, 200, <EmployersPage {...props} notice={doneNotice(exchange, done)} />);
}

/** The page whose button was pressed. */
function cameFrom(id: string): string {
  return isUuid(id) ? `/console/employers/${id}` : "/console/employers";
}

async function sendEmployer(exchange: Exchange, id: string) {
  const { parts, request, reply } = exchange;
  const { employerViews, desk, papers } = parts.deps;
  const view = await employerViews.open(id);
  if (view === null) return sendMessage(exchange, 404, "not-found");
  const me = request.visit?.staff;
  // A joined name has no page of its own.
  if (view.employer.id !== id) return reply.redirect(`/console/employers/${view.employer.id}`, 303);
  const { staffId, reach } = actor(request);
  const query = { employer: id, limit: mostCases, ownerId: staffId, reach };
  const rows = mayDo(me, "queue.read") ? (await desk.list(query)).rows : [];
  const frame = frameOf(exchange);
  const props = { frame, view, rows, papers, placeName: placeNames(parts.deps.places, frame.lang) };
  const rights = { exact: seesExactly(me), edits: mayDo(me, "employers.edit") };
  return sendPage(reply, 200, <EmployerPage {...props} {...rights} notice={doneNotice(exchange, done)} />);
}
