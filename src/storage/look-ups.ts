/** What a citizen may see of a case: with its secret code, or in the talk that is told its news. */
import type { CasePageLookUp, LookUps } from "../conversation/ports.ts";
import type { CaseView } from "../flow/input.ts";
import { legalDay } from "../rules/legal-day.ts";
import { type CaseLink, openEntry, openLink, openPetition, unwrapCaseKey } from "./case-rows.ts";
import type { Database } from "./database.ts";
import type { ListedEmployers } from "./listed-employers.ts";
import { auditPlace } from "./nameless.ts";
import type { SealingKey } from "./seal.ts";
import { type Keys, receiptHash } from "./sealed-rows.ts";

/** The columns a citizen sees as they are, with days as texts. */
type ShownRow = Omit<CaseView, "filedOn" | "named" | "linked" | "here" | "messages">;

interface ViewRow extends ShownRow {
  filed: Date;
  wrapped: Buffer;
  named: boolean;
  link: Buffer | null;
  entry: string | null;
  author: "citizen" | "officer";
  at: Date;
  text: Buffer;
}

/** Case and petition. */
interface PageRow extends ViewRow {
  petition: Buffer | null;
  place: string | null;
  employer: string | null;
}

const columns = `c.id, c.number, c.kind, c.track, c.state, c.received_at as filed, c.wrapped_key as wrapped, c.sealed_link as link,
  c.due_on::text as "dueOn", c.petition_on::text as "petitionOn", c.accepted_on::text as "acceptedOn", c.ended_on::text as "endedOn",
  c.outcome, c.transferred_to as "transferredTo", c.rating, c.muted is not null as muted,
  exists (select from complaint_person p where p.complaint_id = c.id) as named,
  e.id as entry, e.author, e.at, e.sealed_text as text`;
const pageColumns = `c.sealed_petition as petition, c.place, (select name from employer where id = c.employer_id) as employer`;
const entries = `
  from complaint c left join complaint_entry e on e.complaint_id = c.id and e.author <> 'note'`;

/**
 * The audit entry of whoever follows a case, of an anonymous one only with its day; and up to which of the officers' messages
 * they have read.
 */
function followed(which: string): string {
  const last =
    "(select max(e.seq) from complaint_entry e where e.complaint_id = complaint.id and e.author = 'officer')";
  return `with audited as (
    insert into audit_entry (seq, at, actor, action, complaint_id)
    select ${auditPlace("now()")}, 'citizen', 'followed', id
    from complaint where ${which}),
  seen as (update complaint set citizen_read = ${last} where ${which} and citizen_read < ${last})`;
}

/** The look-ups of a database. */
export function createLookUps(database: Database, keys: Keys, listed: ListedEmployers): LookUps & CasePageLookUp {
  return {
    async caseByCode(code, from) {
      const rows = await database.query<ViewRow>({
        name: "case-by-code",
        text: `${followed("receipt_hash = $1")} select ${columns} ${entries} where c.receipt_hash = $1 order by e.seq`,
        values: [receiptHash(keys, code)],
      });
      return rows[0] ? viewOf(keys, [rows[0], ...rows.slice(1)], from) : null;
    },
    async caseWithPetition(code) {
      const rows = await database.query<PageRow>({
        name: "case-with-petition",
        text: `${followed("receipt_hash = $1")} select ${columns}, ${pageColumns} ${entries} where c.receipt_hash = $1 order by e.seq`,
        values: [receiptHash(keys, code)],
      });
      const [first] = rows;
      if (!first) return null;
      const { id, wrapped, petition, place, employer } = first;
      const told = petition && openPetition(unwrapCaseKey(keys.ring, id, wrapped), id, petition);
      return { view: viewOf(keys, [first, ...rows.slice(1)]), told, place, employer };
    },
    async ownCase(id, from) {
      if (!/^[0-9a-f-]{36}$/i.test(id)) return null;
      const rows = await database.query<ViewRow>({
        name: "case-by-id",
        text: `${followed("id = $1 and sealed_link is not null")} select ${columns} ${entries} where c.id = $1 and c.sealed_link is not null order by e.seq`,
        values: [id],
      });
      const view = rows[0] ? viewOf(keys, [rows[0], ...rows.slice(1)], from) : null;
      return view?.here ? view : null;
    },
    employersLike: (name) => listed.find(name),
  };
}

function viewOf(keys: Keys, rows: [ViewRow, ...ViewRow[]], from?: CaseLink): CaseView {
  const [first] = rows;
  const { filed, wrapped, link, named } = first;
  const key = unwrapCaseKey(keys.ring, first.id, wrapped);
  return {
    ...shownOf(first),
    filedOn: legalDay(filed),
    named,
    linked: link !== null,
    here: link !== null && from !== undefined && leadsTo(key, { id: first.id, link }, from),
    messages: rows.flatMap((row) =>
      row.entry === null ? [] : [{ from: row.author, on: legalDay(row.at), text: openEntry(key, row.entry, row.text) }],
    ),
  };
}

function shownOf(row: ViewRow): ShownRow {
  const { id, number, kind, track, state, outcome, transferredTo, rating, muted } = row;
  const { dueOn, petitionOn, acceptedOn, endedOn } = row;
  const days = { dueOn, petitionOn, acceptedOn, endedOn };
  return { id, number, kind, track, state, ...days, outcome, transferredTo, rating, muted };
}

/** Whether a case tells its news to this person's talk. */
export function leadsTo(key: SealingKey, of: { id: string; link: Buffer }, from: CaseLink): boolean {
  const { channel, address } = openLink(key, of.id, of.link);
  return channel === from.channel && address === from.address;
}
