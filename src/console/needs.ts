import type { FastifyInstance, FastifyRequest } from "fastify";
import { mayDo } from "../complaints/rights.ts";
import type { Right } from "../rules/staff/rights.ts";
import type { ConsoleParts, Exchange } from "./exchange.ts";
import { isUuid } from "./is-uuid.ts";
import { homeOf } from "./sections.ts";
import { sendMessage } from "./send-message.tsx";

/** What a request must have: a right, only somebody signed in, or nothing at all. */
export type Need = Right | "signed-in" | "nothing";

declare module "fastify" {
  interface FastifyContextConfig {
    /** What the console asks of who calls the route. */
    needs?: Need;
  }
}

/** The options of a route that only who has this right may call: `app.get(path, needs("case.read"), handler)`. */
export function needs(need: Need): { config: { needs: Need } } {
  return { config: { needs: need } };
}

/** A route that does not say what it needs keeps the console from starting. */
export function demandNeeds(app: FastifyInstance): void {
  app.addHook("onRoute", ({ method, url, config }) => {
    if (!config?.needs) throw new Error(`the route ${String(method)} ${url} does not say what it needs`);
  });
}

/**
 * Refuses who lacks what a route needs, with 403, and writes that into the audit log. Who must still set up their second step
 * comes no further than their own account.
 */
export function refuseUnentitled(app: FastifyInstance, parts: ConsoleParts): void {
  app.addHook("preHandler", async (request, reply) => {
    const need = request.routeOptions.config.needs;
    const staff = request.visit?.staff;
    if (!staff || !need || need === "signed-in" || need === "nothing") return undefined;
    if (staff.mustSetUp) return reply.redirect(homeOf(staff), 303);
    return mayDo(staff, need) ? undefined : sendRefused({ parts, request, reply }, need);
  });
}

async function sendRefused(exchange: Exchange, right: Right) {
  const { parts, request } = exchange;
  const staffId = request.visit?.staff.id ?? "";
  await parts.deps.staff.noteRefused({ staffId }, { right, caseId: caseOf(request) });
  return sendMessage(exchange, 403, "not-allowed");
}

/** The case that the address names. */
function caseOf({ params, routeOptions }: FastifyRequest): string | null {
  const isCase = routeOptions.url?.startsWith("/console/complaints/:id");
  if (!isCase || typeof params !== "object" || params === null || !("id" in params)) return null;
  return isUuid(params.id) ? params.id : null;
}
