/** The figures of the overview, counted anew each time from the cases as they are: no table of sums that could be wrong. */
import type { ComplaintKind, Reach } from "../complaints/desk.ts";
import type {
  CountedQuery,
  Counts,
  Overview,
  OverviewBook,
  OverviewGroup,
  OverviewQuery,
} from "../complaints/overview.ts";
import { type Period, weeksOf } from "../complaints/period.ts";
import { everywhere } from "../complaints/reach.ts";
import type { Day } from "../rules/day.ts";
import { listCounted, type OverviewParts } from "./counted-cases.ts";
import { reachSql } from "./reach-sql.ts";
import { beginOf, dayOf } from "./vietnam-days.ts";

/** The overview of a database. */
export function createOverview(parts: OverviewParts): OverviewBook {
  return {
    read: (query) => readOverview(parts, query),
    list: (query: CountedQuery) => listCounted(parts, query),
  };
}

interface GroupRow extends Omit<Counts, "onTime"> {
  /** Which columns are not grouped by: 6 all but kind, 5 all but place, 3 all but week, 7 all. */
  by: number;
  kind: ComplaintKind | null;
  place: string | null;
  week: string | null;
}

async function readOverview({ database, today }: OverviewParts, query: OverviewQuery): Promise<Overview> {
  const rows = await database.query<GroupRow & Record<string, unknown>>({
    name: "overview",
    text: overviewSql,
    values: [...periodOf(query.period), today(), ...reachOf(query.reach)],
  });
  const of = (by: number) => rows.filter((row) => row.by === by);
  const [total] = of(7);
  return {
    totals: total ? countsOf(total) : none,
    // Of these rows the column is what they are grouped by, and no case is without a kind.
    kinds: byReceived(of(3).map((row) => ({ id: row.kind as ComplaintKind, counts: countsOf(row) }))),
    places: byReceived(of(5).map((row) => ({ id: row.place, counts: countsOf(row) }))),
    weeks: allWeeks(query.period, of(6)),
  };
}

const none: Counts = { received: 0, settled: 0, onTime: 0, late: 0, overdue: 0 };

function countsOf({ received, settled, late, overdue }: GroupRow): Counts {
  return { received, settled, onTime: settled - late, late, overdue };
}

/** Largest first. */
function byReceived<Id extends string | null>(groups: OverviewGroup<Id>[]): OverviewGroup<Id>[] {
  const name = ({ id }: OverviewGroup<Id>) => id ?? "";
  return groups.toSorted(
    (one, other) =>
      other.counts.received - one.counts.received ||
      other.counts.settled - one.counts.settled ||
      (name(one) < name(other) ? -1 : 1),
  );
}

/** Every week of the period, also those in which nothing happened; what fell due outside of it first and last. */
function allWeeks(period: Period, rows: readonly GroupRow[]): OverviewGroup<string>[] {
  const counts = new Map(rows.map((row) => [row.week, countsOf(row)]));
  const outside = (id: string) => (counts.has(id) ? [id] : []);
  const ids = [...outside("before"), ...weeksOf(period), ...outside("after")];
  return ids.map((id) => ({ id, counts: counts.get(id) ?? none }));
}

/** Parameters 1 and 2. */
function periodOf({ from, to }: Period): [Day, Day] {
  return [from, to];
}

/** Parameters 4 and 5; an array of none reaches nothing. */
function reachOf({ places, kinds }: Reach = everywhere): unknown[] {
  return [places && [...places], kinds && [...kinds]];
}

const reach = reachSql(4, "");

/** Number of the week of a day, by whole weeks since a Monday long ago. */
function weekOf(day: string): string {
  return `(${day} - date '2000-01-03') / 7`;
}

/**
 * Each sort of cases by kind, place and week from an index that holds all three, then summed up by kind, by place, by week and
 * in all. The instants of a day in Vietnam are worked out once, so that the index is read from the first to the last. Overdue
 * cases that fell due outside of the period are in a week before or after all others.
 */
const overviewSql = `with counted as (
    select kind, place, ${weekOf(dayOf("received_at"))} as week, count(*) as received, 0 as settled, 0 as late, 0 as overdue
      from complaint where received_at >= ${beginOf("$1::date")} and received_at < ${beginOf("($2::date + 1)")} and ${reach}
      group by kind, place, 3
    union all
    select kind, place, ${weekOf("done_on")}, 0, count(*), count(missed_on), 0
      from complaint where done_on is not null and done_on between $1::date and $2::date and ${reach}
      group by kind, place, 3
    union all
    select kind, place, case when due_on < $1::date then -1 when due_on > $2::date then 1000000 else ${weekOf("due_on")} end, 0, 0, 0, count(*)
      from complaint where ended_on is null and due_on < $3::date and ${reach}
      group by kind, place, 3),
  summed as (
    select grouping(kind, place, week) as by, kind, place, week, coalesce(sum(received), 0)::int as received, coalesce(sum(settled), 0)::int as settled,
      coalesce(sum(late), 0)::int as late, coalesce(sum(overdue), 0)::int as overdue
    from counted group by grouping sets ((), (kind), (place), (week)))
  select by, kind, place, received, settled, late, overdue, case week when -1 then 'before' when 1000000 then 'after'
      else to_char(date '2000-01-03' + 7 * week, 'YYYY-MM-DD') end as week
  from summed`;
