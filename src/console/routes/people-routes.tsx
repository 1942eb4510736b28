import type { FastifyInstance } from "fastify";
import { type ConsoleParts, type Exchange, frameOf, sendPage } from "../exchange.ts";
import { formField } from "../form-field.ts";
import { makeInvitation } from "../invitations.ts";
import type { Notice } from "../pages/frame.ts";
import { PeoplePage } from "../pages/people-page.tsx";
import { sendMessage } from "../send-message.tsx";
import { staffRoles } from "../staff.ts";
import { doneNotice } from "./done-notice.ts";
import { needs } from "../needs.ts";

/** Accounts, for administrators only: list, invite by a link shown once, disable and enable. */
export function peopleRoutes(app: FastifyInstance, parts: ConsoleParts): void {
  app.addHook("preHandler", async (request, reply) => {
    const refused = request.visit?.staff.role !== "administrator";
    return refused ? sendMessage({ parts, request, reply }, 403, "administrators-only") : undefined;
  });

  app.get("/people", needs("people.manage"), async (request, reply) => {
    const exchange = { parts, request, reply };
    return sendPeople(exchange, { link: null, notice: doneNotice(exchange, ["disabled", "enabled"]) });
  });

  app.post("/people/invitations", needs("people.manage"), async (request, reply) => {
    const wanted = formField(request, "role");
    const role = staffRoles.find((known) => known === wanted) ?? "officer";
    const { staff, now, randomBytes, config } = parts.deps;
    const by = request.visit?.staff.id ?? null;
    const path = await makeInvitation(staff, { role, by, now: now(), randomBytes });
    const origin = config.publicUrl ?? `${request.protocol}://${request.host}`;
    return sendPeople({ parts, request, reply }, { link: origin + path, notice: null });
  });

  app.post<{ Params: { id: string; change: string } }>("/people/:id/:change", needs("people.manage"), async (request, reply) => {
    const { id, change } = request.params;
    const exchange = { parts, request, reply };
    const person = (await parts.deps.staff.list()).find((listed) => listed.id === id);
    if (!person || (change !== "disable" && change !== "enable")) return sendMessage(exchange, 404, "not-found");
    const me = request.visit?.staff;
    // Nobody disables their own account, so at least one administrator always remains.
    if (!me || me.id === id) return sendMessage(exchange, 403, "not-found");
    await parts.deps.staff.setDisabled({ staffId: me.id }, id, change === "disable");
    return reply.redirect(`/console/people?done=${change}d`, 303);
  });
}

async function sendPeople(exchange: Exchange, shown: { link: string | null; notice: Notice | null }) {
  const people = await exchange.parts.deps.staff.list();
  const frame = frameOf(exchange, "/console/people");
  return sendPage(exchange.reply, 200, <PeoplePage frame={frame} people={people} {...shown} />);
}
