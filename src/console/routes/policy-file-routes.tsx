import type { FastifyInstance } from "fastify";
import { downloadHeaders } from "../download-headers.ts";
import { type ConsoleParts, frameOf, sendPage } from "../exchange.ts";
import { queryField } from "../form-field.ts";
import { needs } from "../needs.ts";
import { RuleFilesPage } from "../pages/rule-files.tsx";
import { sendMessage } from "../send-message.tsx";

/** The rule files as they stand, to be saved, changed, and handed in to be checked. */
export function policyFileRoutes(app: FastifyInstance, parts: ConsoleParts): void {
  const { policy } = parts.deps;

  app.get("/policy/files", needs("policy.read"), async (request, reply) => {
    const frame = frameOf({ parts, request, reply });
    return sendPage(reply, 200, <RuleFilesPage frame={frame} files={await policy.files()} />);
  });

  app.get("/policy/file", needs("policy.read"), async (request, reply) => {
    const path = queryField(request, "path");
    const bytes = await policy.file(path);
    if (bytes === null) return sendMessage({ parts, request, reply }, 404, "not-found");
    const name = path.slice(path.lastIndexOf("/") + 1);
    // RFC 9512, RFC 7763.
    const type = name.endsWith(".md") ? "text/markdown" : "application/yaml";
    const headers = { ...downloadHeaders({ name, type }), "content-type": `${type}; charset=utf-8` };
    return reply.headers(headers).send(Buffer.from(bytes));
  });
}
