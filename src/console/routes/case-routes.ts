import type { FastifyInstance, FastifyRequest } from "fastify";
import { officerMoves } from "../../complaints/moves.ts";
import { actor } from "../actor.ts";
import { caseForms } from "../draft.ts";
import { type ConsoleParts, frameOf } from "../exchange.ts";
import { queryField } from "../form-field.ts";
import { needs } from "../needs.ts";
import { looksText } from "../pages/case-looks.tsx";
import { showCase } from "../show-case.tsx";
import { doneNotice } from "./done-notice.ts";

/** What was just done, as the address says it. */
const doneNames = [...caseForms, "split", "muted", "unmuted"];

/** Reading a case. */
export function caseRoutes(app: FastifyInstance, parts: ConsoleParts): void {
  lookRoute(app, parts);
  app.get<{ Params: { id: string } }>("/complaints/:id", needs("case.read"), async (request, reply) => {
    const exchange = { parts, request, reply };
    const notice = doneNotice(exchange, doneNames);
    return showCase(exchange, { id: request.params.id, status: 200, notice, ...begunIn(request) });
  });
}

/** The page's script says that it is still open, and hears who else has it open. Nothing of the case is read. */
function lookRoute(app: FastifyInstance, parts: ConsoleParts): void {
  app.post<{ Params: { id: string } }>("/complaints/:id/looking", needs("case.read"), async (request, reply) => {
    const looking = await parts.deps.surroundings.look(actor(request), request.params.id);
    return reply.send({ text: looksText(frameOf({ parts, request, reply }), looking) });
  });
}

/** A form that the address begins: `?move=answer&template=first-word`, `?move=merge&into=26-4821-3907`. */
function begunIn(request: FastifyRequest) {
  const move = officerMoves.find((one) => one === queryField(request, "move"));
  if (!move) return {};
  const into = queryField(request, "into");
  return {
    begin: {
      request: { move, ...(into ? { case: into.slice(0, 20) } : {}) },
      template: queryField(request, "template"),
    },
  };
}
