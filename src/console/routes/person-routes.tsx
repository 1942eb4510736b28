import type { FastifyInstance } from "fastify";
import { complaintKinds } from "../../complaints/desk.ts";
import { rolesWith } from "../../rules/staff/roles.ts";
import { whoActs } from "../actor.ts";
import { type ConsoleParts, type Exchange, frameOf, sendPage } from "../exchange.ts";
import { formFields } from "../form-field.ts";
import { makeInvitation } from "../invitations.ts";
import { needs } from "../needs.ts";
import type { Notice } from "../pages/frame.ts";
import { PersonPage } from "../pages/person-page.tsx";
import { sendMessage } from "../send-message.tsx";
import type { ListedMember } from "../staff.ts";
import { doneNotice } from "./done-notice.ts";
import { originOf } from "./people-routes.tsx";

type ForPerson = { Params: { id: string; change: string } };

/** One account: its roles and reach, a link for a new password, its second step, switching it off. */
export function personRoutes(app: FastifyInstance, parts: ConsoleParts): void {
  app.get<ForPerson>("/people/:id", needs("people.manage"), async (request, reply) => {
    const exchange = { parts, request, reply };
    const notice = doneNotice(exchange, ["roles-set", "second-step-reset", "disabled", "enabled", "phone-unlinked"]);
    return sendPerson(exchange, request.params.id, { notice });
  });

  app.post<ForPerson>("/people/:id/:change", needs("people.manage"), async (request, reply) => {
    const exchange = { parts, request, reply };
    const person = await personOf(exchange, request.params.id);
    if (!person) return sendMessage(exchange, 404, "not-found");
    // Nobody changes their own account here, so that somebody always remains who can.
    if (person.id === whoActs(request).id) return sendMessage(exchange, 403, "own-account");
    return change(exchange, person, request.params.change);
  });
}

async function personOf({ parts }: Exchange, id: string): Promise<ListedMember | null> {
  return (await parts.deps.staff.list()).find((listed) => listed.id === id) ?? null;
}

async function change(exchange: Exchange, person: ListedMember, what: string) {
  const { parts, request } = exchange;
  const { staff } = parts.deps;
  const by = { staffId: whoActs(request).id };
  switch (what) {
    case "disable":
    case "enable":
      await staff.setDisabled(by, person.id, what === "disable");
      return back(exchange, person, `${what}d`);
    case "second-step":
      await staff.resetSecondStep(by, person.id);
      return back(exchange, person, "second-step-reset");
    case "password":
      return sendLink(exchange, person);
    case "roles":
      return setRoles(exchange, person);
    default:
      return sendMessage(exchange, 404, "not-found");
  }
}

function back({ reply }: Exchange, { id }: ListedMember, done: string) {
  return reply.redirect(`/console/people/${id}?done=${done}`, 303);
}

/** Nothing ticked under places or kinds means all of them. */
async function setRoles(exchange: Exchange, person: ListedMember) {
  const { parts, request } = exchange;
  const { staff, roles: table, places } = parts.deps;
  const ticked = (name: string, known: readonly string[]) => {
    const sent = new Set(formFields(request, name));
    return known.filter((id) => sent.has(id));
  };
  const roles = ticked("role", Object.keys(table.roles));
  if (roles.length === 0) {
    const text = frameOf(exchange).t("person.no-role");
    return sendPerson(exchange, person.id, { status: 422, notice: { tone: "problem", text } });
  }
  const limit = (ids: readonly string[]) => (ids.length === 0 ? null : ids);
  const reach = {
    places: limit(
      ticked(
        "place",
        places.map(({ id }) => id),
      ),
    ),
    kinds: limit(ticked("kind", complaintKinds)),
  };
  const works = rolesWith(table, "case.work").some((role) => roles.includes(role));
  await staff.setRoles({ staffId: whoActs(request).id }, person.id, { roles, reach, works });
  return back(exchange, person, "roles-set");
}

async function sendLink(exchange: Exchange, person: ListedMember) {
  const { parts, request } = exchange;
  const { staff, now, randomBytes } = parts.deps;
  const by = whoActs(request).id;
  const path = await makeInvitation(staff, { roles: [], renews: person.id, by, now: now(), randomBytes });
  return sendPerson(exchange, person.id, { notice: null, link: originOf(exchange) + path });
}

async function sendPerson(
  exchange: Exchange,
  id: string,
  { status = 200, notice, link = null }: { status?: number; notice: Notice | null; link?: string | null },
) {
  const person = await personOf(exchange, id);
  if (!person) return sendMessage(exchange, 404, "not-found");
  const { roles, places, phoneLinks } = exchange.parts.deps;
  const chats = (await phoneLinks.counts()).get(id) ?? 0;
  const frame = frameOf(exchange, `/console/people/${id}`);
  const props = { frame, person, places, link, notice, chats, roles: Object.keys(roles.roles) };
  return sendPage(exchange.reply, status, <PersonPage {...props} />);
}
