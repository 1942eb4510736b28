/** Reading the audit log page by page. */
import type { AuditBook, AuditLine, AuditQuery } from "../complaints/audit-book.ts";
import { addDays } from "../rules/day.ts";
import { instantOf } from "../rules/legal-day.ts";
import type { Database, Statement } from "./database.ts";
import { type Place, placeholders } from "./placeholders.ts";
import { beginOf } from "./vietnam-days.ts";
import { inOrder } from "./walk-queue.ts";

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
    async list(query) {
      const { limit } = query;
      const rows = await inOrder(database, (run) => run<Row>(pageOf({ ...query, limit: limit + 1 })));
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      return { lines: rows.slice(0, limit).map(lineOf), next: last ? `${last.at.getTime()}-${last.seq}` : null };
    },
  };
}

/**
 * Who and what are told as bounds of rows and stand in the order too, so that only one index gives it: the one whose stretch
 * holds nothing but what fits. Left to choose, PostgreSQL may walk along the whole log and look for who is rare. Numbers of
 * who gave no name are drawn by chance within their day, so the time goes before them.
 */
function pageOf({ by, act, number, from, to, before, limit }: AuditQuery): Statement {
  const { values, at } = placeholders();
  const known = Object.entries({ actor: by, action: act }).filter(([, value]) => value !== undefined);
  const names = known.map(([name]) => `a.${name}`);
  const bound = (sign: "<" | ">=", ...limits: string[]) => {
    const left = [...names, "a.at", "a.seq"].slice(0, names.length + limits.length);
    return `(${left.join(", ")}) ${sign} (${[...known.map(([, value]) => at(value, "text")), ...limits].join(", ")})`;
  };
  const conditions = [
    bound(">=", from === undefined ? "'-infinity'" : beginOf(at(from, "date"))),
    bound("<", ...endOf({ to, before }, at)),
  ];
  const order = `order by ${[...names, "a.at", "a.seq"].map((name) => `${name} desc`).join(", ")}`;
  const text = `select a.seq::text, a.at, a.actor, s.name, coalesce(f.name, a.acting_for) as for, a.action, c.number, a.detail, d.name as about
    from (select a.* from ${entriesOf(number, at)} a where ${conditions.join(" and ")} ${order} limit ${at(limit, "int")}) a
      left join staff s on s.id::text = a.actor
      left join staff f on f.id::text = a.acting_for
      left join staff d on d.id::text = split_part(a.detail, ' ', 1)
      left join complaint c on c.id = a.complaint_id
    order by a.at desc, a.seq desc`;
  return { text, values };
}

/** Where the page begins, as limits of time and place. One bound only: of two PostgreSQL may walk along from the further one. */
function endOf({ to, before }: Pick<AuditQuery, "to" | "before">, at: Place): string[] {
  const [beforeAt, beforeSeq] = before?.split("-") ?? [];
  const after = to === undefined ? undefined : addDays(to, 1);
  const end = after === undefined ? Number.POSITIVE_INFINITY : instantOf(after, "00:00").getTime();
  if (before !== undefined && Number(beforeAt) < end)
    return [`to_timestamp(${at(beforeAt, "bigint")} / 1000.0)::timestamptz(3)`, at(beforeSeq, "bigint")];
  return [after === undefined ? "'infinity'" : beginOf(at(after, "date"))];
}

/** Of a case first all its entries, which are few: else PostgreSQL might walk along the whole log to meet them in order. */
function entriesOf(number: string | undefined, at: Place): string {
  if (number === undefined) return "audit_entry";
  const ofCase = `select id from complaint where number = ${at(number, "text")}`;
  return `(select * from audit_entry where complaint_id = (${ofCase}) offset 0)`;
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
