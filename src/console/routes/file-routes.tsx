import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { CaseFile } from "../../complaints/desk.ts";
import { actor } from "../actor.ts";
import { downloadHeaders } from "../download-headers.ts";
import { type ConsoleParts, type Exchange, frameOf, sendPage } from "../exchange.ts";
import { needs } from "../needs.ts";
import { FilePage } from "../pages/file-page.tsx";
import { pictureFrame, pictureFrameHeaders } from "../picture-frame.ts";
import { securityHeaders } from "../security-headers.ts";
import { sendMessage } from "../send-message.tsx";
import { openCase } from "../show-case.tsx";

type ForFile = { Params: { id: string; fileId: string } };

/** A file that its case lists, and its place there. */
interface Listed {
  found: CaseFile;
  at: number;
  file: CaseFile["files"][number];
}

/** The files of a case: saved, or as a picture looked at in a frame of its own. Each is audited before it is given out. */
export function fileRoutes(app: FastifyInstance, parts: ConsoleParts): void {
  const listed = async (request: FastifyRequest<ForFile>, reply: FastifyReply): Promise<Listed | null> => {
    const found = await openCase({ parts, request, reply }, request.params.id);
    const at = found?.files.findIndex(({ id }) => id === request.params.fileId) ?? -1;
    const file = found?.files[at];
    return found && file ? { found, at, file } : null;
  };

  app.get<ForFile>("/complaints/:id/files/:fileId", needs("case.read"), async (request, reply) => {
    const exchange = { parts, request, reply };
    const opened = await openFile(exchange, await listed(request, reply));
    if (opened === null) return sendMessage(exchange, 404, "not-found");
    return reply.headers(downloadHeaders(opened)).send(Buffer.from(opened.bytes));
  });

  app.get<ForFile>("/complaints/:id/files/:fileId/view", needs("case.read"), async (request, reply) => {
    const exchange = { parts, request, reply };
    const of = await listed(request, reply);
    if (of === null) return sendMessage(exchange, 404, "not-found");
    const csp = `${securityHeaders["content-security-policy"]}; frame-src 'self'`;
    reply.header("content-security-policy", csp);
    const frame = frameOf(exchange, `/console/complaints/${of.found.id}/files/${of.file.id}/view`);
    return sendPage(reply, 200, <FilePage frame={frame} found={of.found} at={of.at} />);
  });

  app.get<ForFile>("/complaints/:id/files/:fileId/picture", needs("case.read"), async (request, reply) => {
    const exchange = { parts, request, reply };
    const of = await listed(request, reply);
    const opened = of?.file.viewable ? await openFile(exchange, of) : null;
    if (opened === null) return sendMessage(exchange, 404, "not-found");
    return reply.headers(pictureFrameHeaders).send(pictureFrame(opened, frameOf(exchange).lang));
  });
}

async function openFile({ parts, request }: Exchange, of: Listed | null) {
  return of ? parts.deps.desk.file(actor(request), of.found.id, of.file.id) : null;
}
