import type { FastifyInstance } from "fastify";
import { downloadHeaders } from "../download-headers.ts";
import type { ConsoleParts } from "../exchange.ts";
import { sendMessage } from "../send-message.tsx";
import { openCase, showCase } from "../show-case.tsx";
import { doneNotice } from "./done-notice.ts";

const doneNames = ["take", "release", "in-progress", "closed", "note", "answer", "muted", "unmuted"];

/** Reading a case and its files. */
export function caseRoutes(app: FastifyInstance, parts: ConsoleParts): void {
  app.get<{ Params: { id: string } }>("/complaints/:id", async (request, reply) => {
    const exchange = { parts, request, reply };
    const notice = doneNotice(exchange, doneNames);
    return showCase(exchange, { id: request.params.id, status: 200, notice });
  });

  app.get<{ Params: { id: string; fileId: string } }>("/complaints/:id/files/:fileId", async (request, reply) => {
    const exchange = { parts, request, reply };
    const found = await openCase(exchange, request.params.id);
    const listed = found?.files.find(({ id }) => id === request.params.fileId);
    const me = request.visit?.staff;
    if (!found || !listed || !me) return sendMessage(exchange, 404, "not-found");
    const file = await parts.deps.desk.file({ staffId: me.id }, found.id, listed.id);
    if (file === null) return sendMessage(exchange, 404, "not-found");
    return reply.headers(downloadHeaders(file)).send(Buffer.from(file.bytes));
  });
}
