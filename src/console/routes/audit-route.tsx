import type { FastifyInstance } from "fastify";
import { auditFilters } from "../audit-filters.ts";
import { type ConsoleParts, frameOf, sendPage } from "../exchange.ts";
import { needs } from "../needs.ts";
import { AuditPage } from "../pages/audit-page.tsx";

const pageSize = 50;

/** Who did what, newest first, for who looks at it. */
export function auditRoute(app: FastifyInstance, parts: ConsoleParts): void {
  const { auditBook, staff } = parts.deps;
  app.get("/audit", needs("audit.read"), async (request, reply) => {
    const asked = auditFilters(request);
    const [page, people] = await Promise.all([auditBook.list({ ...asked, limit: pageSize }), staff.list()]);
    const frame = frameOf({ parts, request, reply });
    return sendPage(reply, 200, <AuditPage {...{ frame, asked, people }} {...page} />);
  });
}
