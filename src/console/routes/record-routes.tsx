import { Readable } from "node:stream";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Keeper } from "../../complaints/person-records.ts";
import { actor } from "../actor.ts";
import { type ConsoleParts, type Exchange, frameOf, sendPage } from "../exchange.ts";
import { formField } from "../form-field.ts";
import { needs } from "../needs.ts";
import { ErasedPage, RecordPage } from "../pages/record-page.tsx";
import { recordFile } from "../record-file.ts";
import { sendMessage } from "../send-message.tsx";

type ForCase = { Params: { id: string } };

/** Giving out and erasing what is kept of one person's case, for who may. */
export function recordRoutes(app: FastifyInstance, parts: ConsoleParts): void {
  const { records } = parts.deps;

  app.get<ForCase>("/complaints/:id/record", needs("records.export"), async (request, reply) =>
    sendRecord({ parts, request, reply }, request.params.id),
  );

  app.post<ForCase>("/complaints/:id/record/export", needs("records.export"), async (request, reply) => {
    const { id } = request.params;
    const record = await records.export(keeper(request), id);
    if (record === null) return sendMessage({ parts, request, reply }, 404, "not-found");
    return reply
      .type("application/json; charset=utf-8")
      .header("content-disposition", `attachment; filename="${record.number.replace(/[^\w-]/g, "")}.json"`)
      .header("cache-control", "no-store")
      .send(Readable.from(recordFile(record, (fileId) => records.bytes(id, fileId))));
  });

  app.post<ForCase>("/complaints/:id/record/erase", needs("records.erase"), async (request, reply) => {
    const exchange = { parts, request, reply };
    const { id } = request.params;
    const found = await parts.deps.identities.look(id, actor(request));
    if (found === null) return sendMessage(exchange, 404, "not-found");
    const typed = formField(request, "number").replace(/\D/g, "");
    if (typed !== found.number.replace(/\D/g, "")) {
      return sendRecord(exchange, id, frameOf(exchange).t("record.wrong-number"));
    }
    const erased = await records.erase(keeper(request), id);
    if (erased === null) return sendMessage(exchange, 404, "not-found");
    return sendPage(reply, 200, <ErasedPage frame={frameOf(exchange)} erased={erased} />);
  });
}

function keeper(request: FastifyRequest): Keeper {
  const { staffId, reach } = actor(request);
  return { by: staffId, reach };
}

async function sendRecord(exchange: Exchange, id: string, error?: string) {
  const found = await exchange.parts.deps.identities.look(id, actor(exchange.request));
  if (found === null) return sendMessage(exchange, 404, "not-found");
  const frame = frameOf(exchange, `/console/complaints/${id}/record`);
  return sendPage(exchange.reply, error ? 422 : 200, <RecordPage {...{ frame, id, number: found.number, error }} />);
}
