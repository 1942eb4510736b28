import type { FastifyInstance } from "fastify";
import { actor } from "../actor.ts";
import { type ConsoleParts, frameOf, sendPage } from "../exchange.ts";
import { formField, queryField } from "../form-field.ts";
import { EmployersPage } from "../pages/employers-page.tsx";
import { sendMessage } from "../send-message.tsx";
import { doneNotice } from "./done-notice.ts";
import { needs } from "../needs.ts";

/** Most rows of the list, and most pairs of doubles. */
const mostRows = 100;
const mostPairs = 20;

/** The register of employers, for everybody; joining doubles is for administrators. */
export function employersRoutes(app: FastifyInstance, parts: ConsoleParts): void {
  const { employers, places } = parts.deps;

  app.get("/employers", needs("employers.read"), async (request, reply) => {
    const exchange = { parts, request, reply };
    const typed = queryField(request, "name").slice(0, 120);
    const isAdministrator = request.visit?.staff.role === "administrator";
    const [rows, pairs] = await Promise.all([
      employers.list(typed, mostRows),
      isAdministrator ? employers.pairs(mostPairs) : [],
    ]);
    const frame = frameOf(exchange);
    const notice = doneNotice(exchange, ["employers-joined", "employers-gone"]);
    const placeName = (id: string) => places.find((place) => place.id === id)?.label(frame.lang) ?? id;
    return sendPage(reply, 200, <EmployersPage {...{ frame, typed, rows, pairs, placeName, notice }} />);
  });

  app.post("/employers/join", needs("employers.edit"), async (request, reply) => {
    const refused = request.visit?.staff.role !== "administrator";
    if (refused) return sendMessage({ parts, request, reply }, 403, "administrators-only");
    const joined = await employers.join(actor(request), formField(request, "keep"), formField(request, "drop"));
    return reply.redirect(`/console/employers?done=employers-${joined ? "joined" : "gone"}`, 303);
  });
}
