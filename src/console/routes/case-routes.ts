import type { FastifyInstance, FastifyRequest } from "fastify";
import { officerMoves } from "../../complaints/moves.ts";
import { caseForms } from "../draft.ts";
import type { ConsoleParts } from "../exchange.ts";
import { queryField } from "../form-field.ts";
import { showCase } from "../show-case.tsx";
import { doneNotice } from "./done-notice.ts";

/** What was just done, as the address says it. */
const doneNames = [...caseForms, "muted", "unmuted"];

/** Reading a case. */
export function caseRoutes(app: FastifyInstance, parts: ConsoleParts): void {
  app.get<{ Params: { id: string } }>("/complaints/:id", async (request, reply) => {
    const exchange = { parts, request, reply };
    const notice = doneNotice(exchange, doneNames);
    return showCase(exchange, { id: request.params.id, status: 200, notice, ...begunIn(request) });
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
