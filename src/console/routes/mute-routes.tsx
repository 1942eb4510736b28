import type { FastifyInstance } from "fastify";
import { actor } from "../actor.ts";
import { type ConsoleParts, frameOf, sendPage } from "../exchange.ts";
import { formField } from "../form-field.ts";
import { needs } from "../needs.ts";
import { MutePage } from "../pages/mute-page.tsx";
import { sendMessage } from "../send-message.tsx";
import { openCase } from "../show-case.tsx";

type ForCase = { Params: { id: string } };

/** Muting a case whose citizen floods or threatens, and undoing it. Nothing is deleted. */
export function muteRoutes(app: FastifyInstance, parts: ConsoleParts): void {
  const { mutes, muteReasons, words } = parts.deps;

  app.get<ForCase>("/complaints/:id/mute", needs("case.mute"), async (request, reply) => {
    const exchange = { parts, request, reply };
    const found = await openCase(exchange, request.params.id);
    if (found === null) return sendMessage(exchange, 404, "not-found");
    const frame = frameOf(exchange);
    const reasons = muteReasons.map((id) => ({ id, label: words(frame.lang, `cases:reasons.mute.${id}`) }));
    return sendPage(reply, 200, <MutePage {...{ frame, found, reasons }} />);
  });

  app.post<ForCase>("/complaints/:id/mute", needs("case.mute"), async (request, reply) => {
    const reason = muteReasons.find((known) => known === formField(request, "reason"));
    if (reason === undefined) return sendMessage({ parts, request, reply }, 400, "unreadable");
    await mutes.mute(actor(request), request.params.id, reason);
    return reply.redirect(`/console/complaints/${request.params.id}?done=muted`, 303);
  });

  app.post<ForCase>("/complaints/:id/unmute", needs("case.mute"), async (request, reply) => {
    await mutes.unmute(actor(request), request.params.id);
    return reply.redirect(`/console/complaints/${request.params.id}?done=unmuted`, 303);
  });
}
