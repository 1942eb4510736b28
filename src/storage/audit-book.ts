/** Reading the audit log page by page. */
import type { AuditBook, AuditLine } from "../complaints/audit-book.ts";
import type { Database } from "./database.ts";

interface Row extends Record<string, unknown> {
  seq: string;
  at: Date;
  actor: string;
  name: string | null;
  for: string | null;
  action: string;
  number: string | null;
  detail: string | null;
  about: string | null;
}

/** The audit log of a database. */
export function createAuditBook(database: Database): AuditBook {
  return {
    async list({ before, refused, limit }) {
      const [at, seq] = before?.split("-") ?? [null, null];
      const rows = await database.query<Row>({
        name: "audit-page",
        // Numbers of who gave no name are drawn by chance within their day, so the time goes first.
        text: `select a.seq::text, a.at, a.actor, s.name, coalesce(f.name, a.acting_for) as for, a.action, c.number, a.detail, d.name as about
               from audit_entry a
                 left join staff s on s.id::text = a.actor
                 left join staff f on f.id::text = a.acting_for
                 left join staff d on d.id::text = split_part(a.detail, ' ', 1)
                 left join complaint c on c.id = a.complaint_id
               where (not $1::boolean or a.action = 'access-refused')
                 and ($2::bigint is null or (a.at, a.seq) < (to_timestamp($2::bigint / 1000.0)::timestamptz(3), $3::bigint))
               order by a.at desc, a.seq desc limit $4`,
        values: [refused, at, seq, limit + 1],
      });
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      return { lines: rows.slice(0, limit).map(lineOf), next: last ? `${last.at.getTime()}-${last.seq}` : null };
    },
  };
}

function lineOf({ at, actor, name, action, number, detail, about, for: whom }: Row): AuditLine {
  const by: AuditLine["by"] =
    name !== null ? { is: "staff", name } : { is: actor === "citizen" ? "citizen" : "system" };
  const rest = detail?.split(" ").slice(1).join(" ") ?? "";
  const said = about === null ? codeOf(detail) : [about, rest].filter((part) => part !== "").join(": ");
  return { at: at.toISOString(), by, for: whom, action, number, detail: said };
}

/** A detail that is an id says nothing to anybody. */
function codeOf(detail: string | null): string | null {
  return detail !== null && /^[0-9a-f]{8}-[0-9a-f-]{27}/.test(detail) ? null : detail;
}
