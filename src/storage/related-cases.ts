/**
 * Cases that may have to do with another. By employer, place, kind and days, which are in clear; for likely duplicates the
 * stories of some open cases of the same employer are opened, compared in memory and let go.
 */
import { likelyTwice, nearDays, type RelatedCase } from "../complaints/case-surroundings.ts";
import type { Reach } from "../complaints/desk.ts";
import { sealedOffOf } from "../complaints/identity-desk.ts";
import { everywhere } from "../complaints/reach.ts";
import { sharedWording } from "../search/similar-texts.ts";
import { openEntry, unwrapCaseKey } from "./case-rows.ts";
import type { Database } from "./database.ts";
import { reachSql } from "./reach-sql.ts";
import type { ReadParts } from "./read-cases.ts";
import type { Keys } from "./sealed-rows.ts";
import { isUuid } from "./uuid-form.ts";
import { shownDay } from "./vietnam-days.ts";

/** Most cases of one employer, and of one place, that are shown. */
const shownAtMost = 15;
/** Most stories that are opened to be compared. */
const comparedAtMost = 30;

interface Row {
  id: string;
  number: string;
  kind: string;
  state: string;
  track: string;
  received_on: string;
  same_employer: boolean;
  same_place: boolean;
  named: boolean;
  open: boolean;
  wrapped: Buffer;
}

const columns = `c.id, c.number, c.kind, c.state, c.track, ${shownDay("c.received_at")} as received_on,
  exists (select from complaint_person p where p.complaint_id = c.id) as named, c.ended_on is null as open, c.wrapped_key as wrapped`;

/** Those near a case: what the citizen took back is shown to nobody. Two look-ups, each by its own index. */
const sql = `with mine as (select id, employer_id, place, kind, received_at from complaint where id = $1::uuid),
  employers as (
    select e.id from mine join employer m on m.id = mine.employer_id join employer e on e.normal_name = m.normal_name),
  by_employer as (
    select c.id from complaint c, mine where c.employer_id in (select id from employers) and c.id <> mine.id and c.state <> 'withdrawn'
    order by c.ended_on is null desc, c.received_at desc limit $2),
  by_place as (
    select c.id from complaint c, mine where c.place = mine.place and c.kind = mine.kind and c.id <> mine.id and c.state <> 'withdrawn'
      and c.received_at between mine.received_at - make_interval(days => $3) and mine.received_at + make_interval(days => $3)
    order by c.received_at desc limit $2),
  near as (select id from by_employer union select id from by_place union select id from mine)
  select ${columns}, c.id in (select id from by_employer) as same_employer,
    c.id in (select id from by_place) as same_place
  from near join complaint c on c.id = near.id cross join mine
  where c.id = mine.id or (${reachSql(4)})
  order by c.received_at desc`;

/** The cases near one, the likeliest first. */
export async function relatedCases(
  { database, keys, rules }: ReadParts,
  caseId: string,
  reach: Reach = everywhere,
): Promise<RelatedCase[]> {
  if (!isUuid(caseId)) return [];
  const rows = await database.query<Row & Record<string, unknown>>({
    name: "cases-near",
    text: sql,
    values: [caseId, shownAtMost, nearDays, reach.places, reach.kinds],
  });
  const mine = rows.find(({ id }) => id === caseId);
  const others = rows.filter(({ id }) => id !== caseId);
  if (!mine || others.length === 0) return [];
  const sealedOff = sealedOffOf(rules.book.tracks);
  const apart = ({ kind, track }: Row) => sealedOff.kinds.includes(kind) || sealedOff.tracks.includes(track);
  // The same words say that it is the same person. Where one of two left a name, or may be seen by more people than the
  // other, that would tell who the other one is.
  const comparable = others.filter(
    (row) => row.same_employer && row.open && row.named === mine.named && apart(row) === apart(mine),
  );
  const wordings = await wordingsOf({ database, keys }, mine, comparable.slice(0, comparedAtMost));
  return others.map((row) => relatedOf(row, wordings.get(row.id) ?? null)).sort(likelierFirst);
}

function relatedOf(row: Row, wording: number | null): RelatedCase {
  const { id, number, kind, state } = row;
  const near = { receivedOn: row.received_on, sameEmployer: row.same_employer, samePlace: row.same_place };
  return { id, number, kind, state, ...near, wording: wording !== null && wording >= likelyTwice ? wording : null };
}

function likelierFirst(one: RelatedCase, other: RelatedCase): number {
  const likely = (of: RelatedCase) => (of.wording ?? 0) + Number(of.sameEmployer) / 10 + Number(of.samePlace) / 100;
  return likely(other) - likely(one) || other.receivedOn.localeCompare(one.receivedOn);
}

/** How much of their wording cases share with one, by id. */
async function wordingsOf(
  parts: { database: Database; keys: Keys },
  mine: Row,
  others: readonly Row[],
): Promise<Map<string, number | null>> {
  if (others.length === 0) return new Map();
  const stories = await storiesOf(parts, [mine, ...others]);
  const own = stories.get(mine.id) ?? "";
  return new Map(others.map(({ id }) => [id, sharedWording(own, stories.get(id) ?? "")]));
}

async function storiesOf({ database, keys }: { database: Database; keys: Keys }, cases: readonly Row[]) {
  const caseKeys = new Map(cases.map(({ id, wrapped }) => [id, unwrapCaseKey(keys.ring, id, wrapped)]));
  const rows = await database.query<{ id: string; caseId: string; text: Buffer }>({
    name: "stories-near",
    text: `select id, complaint_id as "caseId", sealed_text as text from complaint_entry
           where complaint_id = any($1::uuid[]) and author = 'citizen' order by seq limit 300`,
    values: [[...caseKeys.keys()]],
  });
  const stories = new Map<string, string>();
  for (const { id, caseId, text } of rows) {
    const key = caseKeys.get(caseId);
    if (key) stories.set(caseId, `${stories.get(caseId) ?? ""} ${openEntry(key, id, text)}`);
  }
  return stories;
}
