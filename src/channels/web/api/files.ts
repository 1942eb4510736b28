import type { FastifyPluginAsync } from "fastify";
import { fileHandle } from "../file-handle.ts";
import { keepFile, type SentFile } from "../keep-file.ts";
import { Problem } from "../problem.ts";
import { authorize, type WebContext } from "../web-context.ts";

/** Uploads held in memory at once by this process. */
const uploadsAtMost = 16;

/** POST /files: one photo or document as multipart/form-data, kept sealed until a message names it. */
export function filesRoute(context: WebContext): FastifyPluginAsync {
  let uploads = 0;
  return async (app) => {
    app.post("/files", async (request, reply) => {
      const address = authorize(context, request);
      if (!request.isMultipart()) throw new Problem("media-type");
      if (uploads >= uploadsAtMost) throw new Problem("busy", { retryAfter: 5 });
      uploads += 1;
      try {
        const part = await request.file();
        if (!part) throw new Problem("bad-request", { params: { reason: "a part with a file is needed" } });
        const sent: SentFile = { name: part.filename, bytes: await part.toBuffer() };
        const file = await keepFile(context, address, sent);
        return await reply.code(201).send({ file: { ...file, id: fileHandle(context.deps.sign, address, file) } });
      } finally {
        uploads -= 1;
      }
    });
  };
}
