/** What the audit says of one case, in the order in which it happened. */
import type { CaseSurroundings, HistoryLine } from "../complaints/case-surroundings.ts";
import type { Database } from "./database.ts";
import { isUuid } from "./uuid-form.ts";

/** Most acts that are read at once. */
const atMost = 500;

interface AuditRow {
  at: Date;
  actor: string;
  name: string | null;
  for: string | null;
  action: string;
  detail: string | null;
}

/** The last acts on a case, oldest first. */
export async function caseHistory(
  database: Database,
  caseId: string,
): Promise<Awaited<ReturnType<CaseSurroundings["history"]>>> {
  if (!isUuid(caseId)) return { lines: [], earlier: false };
  const rows = await database.query<AuditRow & Record<string, unknown>>({
    name: "case-history",
    // Numbers of who gave no name are drawn by chance within their day, so the time goes first.
    text: `select a.at, a.actor, s.name, coalesce(f.name, a.acting_for) as for, a.action, a.detail
           from audit_entry a left join staff s on s.id::text = a.actor left join staff f on f.id::text = a.acting_for
           where a.complaint_id = $1 order by a.at desc, a.seq desc limit $2`,
    values: [caseId, atMost + 1],
  });
  return { lines: rows.slice(0, atMost).reverse().map(lineOf), earlier: rows.length > atMost };
}

function lineOf({ at, actor, name, action, detail, for: whom }: AuditRow): HistoryLine {
  return { at: at.toISOString(), by: byOf(actor, name), for: whom, action, detail, times: 1 };
}

function byOf(actor: string, name: string | null): HistoryLine["by"] {
  if (name !== null) return { is: "staff", name };
  return { is: actor === "citizen" ? "citizen" : "system" };
}
