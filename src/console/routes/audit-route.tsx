import type { FastifyInstance } from "fastify";
import { type ConsoleParts, frameOf, sendPage } from "../exchange.ts";
import { queryField } from "../form-field.ts";
import { needs } from "../needs.ts";
import { AuditPage } from "../pages/audit-page.tsx";

const pageSize = 50;

/** Who did what, newest first, for who looks at it. */
export function auditRoute(app: FastifyInstance, parts: ConsoleParts): void {
  app.get("/audit", needs("audit.read"), async (request, reply) => {
    const typed = queryField(request, "before");
    const before = /^\d{1,15}-\d{1,18}$/.test(typed) ? typed : null;
    const refused = queryField(request, "only") === "refused";
    const page = await parts.deps.auditBook.list({ before, refused, limit: pageSize });
    const frame = frameOf({ parts, request, reply });
    return sendPage(reply, 200, <AuditPage frame={frame} refused={refused} {...page} />);
  });
}
