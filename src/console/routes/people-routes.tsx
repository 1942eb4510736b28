import type { FastifyInstance } from "fastify";
import { whoActs } from "../actor.ts";
import { type ConsoleParts, type Exchange, frameOf, sendPage } from "../exchange.ts";
import { formFields } from "../form-field.ts";
import { makeInvitation } from "../invitations.ts";
import { needs } from "../needs.ts";
import type { Notice } from "../pages/frame.ts";
import { PeoplePage } from "../pages/people-page.tsx";
import { doneNotice } from "./done-notice.ts";

/** Accounts: the list, and inviting by a link shown once. */
export function peopleRoutes(app: FastifyInstance, parts: ConsoleParts): void {
  app.get("/people", needs("people.manage"), async (request, reply) => {
    const exchange = { parts, request, reply };
    return sendPeople(exchange, { link: null, notice: doneNotice(exchange, ["disabled", "enabled"]) });
  });

  app.post("/people/invitations", needs("people.manage"), async (request, reply) => {
    const exchange = { parts, request, reply };
    const wanted = formFields(request, "role");
    const roles = Object.keys(parts.deps.roles.roles).filter((role) => wanted.includes(role));
    if (roles.length === 0) {
      const notice: Notice = { tone: "problem", text: frameOf(exchange).t("person.no-role") };
      return sendPeople(exchange, { link: null, notice });
    }
    const { staff, now, randomBytes } = parts.deps;
    const path = await makeInvitation(staff, { roles, by: whoActs(request).id, now: now(), randomBytes });
    return sendPeople(exchange, { link: originOf(exchange) + path, notice: null });
  });
}

/** Where people reach the service. */
export function originOf({ parts, request }: Exchange): string {
  return parts.deps.config.publicUrl ?? `${request.protocol}://${request.host}`;
}

async function sendPeople(exchange: Exchange, shown: { link: string | null; notice: Notice | null }) {
  const people = await exchange.parts.deps.staff.list();
  const frame = frameOf(exchange, "/console/people");
  const roles = Object.keys(exchange.parts.deps.roles.roles);
  const status = shown.notice?.tone === "problem" ? 422 : 200;
  return sendPage(exchange.reply, status, <PeoplePage {...{ frame, people, roles }} {...shown} />);
}
