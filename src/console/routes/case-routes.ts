import type { FastifyInstance } from "fastify";
import { caseForms } from "../draft.ts";
import type { ConsoleParts } from "../exchange.ts";
import { showCase } from "../show-case.tsx";
import { doneNotice } from "./done-notice.ts";
import { needs } from "../needs.ts";

/** What was just done, as the address says it. */
const doneNames = [...caseForms, "muted", "unmuted"];

/** Reading a case. */
export function caseRoutes(app: FastifyInstance, parts: ConsoleParts): void {
  app.get<{ Params: { id: string } }>("/complaints/:id", needs("case.read"), async (request, reply) => {
    const exchange = { parts, request, reply };
    const notice = doneNotice(exchange, doneNames);
    return showCase(exchange, { id: request.params.id, status: 200, notice });
  });
}
