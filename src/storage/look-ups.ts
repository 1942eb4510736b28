/** What a citizen may see of a case with its secret code. */
import type { LookUps } from "../conversation/ports.ts";
import type { CaseView } from "../flow/input.ts";
import { openEntry, unwrapCaseKey } from "./case-rows.ts";
import type { Database } from "./database.ts";
import { legalDay } from "./legal-day.ts";
import { type Keys, receiptHash } from "./sealed-rows.ts";

interface ViewRow {
  id: string;
  number: string;
  kind: string;
  state: string;
  filed: Date;
  wrapped: Buffer;
  entry: string | null;
  author: "citizen" | "officer";
  at: Date;
  text: Buffer;
}

/** The look-ups of a database. */
export function createLookUps(database: Database, keys: Keys): LookUps {
  return {
    async caseByCode(code) {
      const rows = await database.query<ViewRow>({
        name: "case-by-code",
        // Of whoever follows an anonymous case only the day is kept, as when it was filed.
        text: `with audited as (
                 insert into audit_entry (at, actor, action, complaint_id)
                 select case when anonymous then date_trunc('day', now() at time zone 'Asia/Ho_Chi_Minh') at time zone 'Asia/Ho_Chi_Minh' else now() end,
                   'citizen', 'followed', id
                 from complaint where receipt_hash = $1)
               select c.id, c.number, c.kind, c.state, c.received_at as filed, c.wrapped_key as wrapped,
                 e.id as entry, e.author, e.at, e.sealed_text as text
               from complaint c left join complaint_entry e on e.complaint_id = c.id and e.author <> 'note'
               where c.receipt_hash = $1 order by e.seq`,
        values: [receiptHash(keys, code)],
      });
      return rows[0] ? viewOf(keys, rows[0], rows) : null;
    },
  };
}

function viewOf(keys: Keys, first: ViewRow, rows: ViewRow[]): CaseView {
  const key = unwrapCaseKey(keys.ring, first.id, first.wrapped);
  return {
    number: first.number,
    kind: first.kind,
    state: first.state,
    filedOn: legalDay(first.filed),
    messages: rows.flatMap((row) =>
      row.entry === null ? [] : [{ from: row.author, on: legalDay(row.at), text: openEntry(key, row.entry, row.text) }],
    ),
  };
}
