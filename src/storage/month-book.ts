/** The figures of months for the public: counted once when a month is over, kept as they were published. */
import { complaintKinds } from "../complaints/desk.ts";
import type { OverviewBook } from "../complaints/overview.ts";
import type { Period } from "../complaints/period.ts";
import {
  type AskedMonth,
  type ExactGroup,
  type MonthBook,
  type PublishedMonth,
  publishedMonthSchema,
} from "../complaints/public-figures.ts";
import { addDays, addMonths } from "../rules/day.ts";
import type { Database } from "./database.ts";
import { type Keys, openWords } from "./sealed-rows.ts";
import { beginOf, dayOf } from "./vietnam-days.ts";

/** Most questions of a month that are opened; ids are random, so any are as good as any. */
const OPENED_AT_MOST = 10_000;

interface DaysRow {
  kind: string | null;
  half: number;
  most: number;
}

interface TopicRow {
  outcome: string;
  topic: string | null;
  times: number;
  days: number;
}

/** What months are counted with. */
export interface MonthParts {
  database: Database;
  keys: Keys;
  overview: Pick<OverviewBook, "read">;
}

/** The months of a database. */
export function createMonthBook(parts: MonthParts): MonthBook {
  const { database } = parts;
  return {
    count: (month) => countMonth(parts, periodOf(month)),
    asked: (month) => askedIn(parts, periodOf(month)),
    async published(atMost) {
      const rows = await database.query<{ figures: unknown }>({
        name: "published-months",
        text: "select figures from published_month order by month desc limit $1",
        values: [atMost],
      });
      return rows.map(({ figures }) => publishedMonthSchema.parse(figures));
    },
    publish: async (figures: PublishedMonth) => {
      await database.query({
        text: "insert into published_month (month, figures) values ($1, $2) on conflict do nothing",
        values: [`${figures.month}-01`, JSON.stringify(figures)],
      });
    },
  };
}

function periodOf(month: string): Period {
  const from = `${month}-01`;
  return { from, to: addDays(addMonths(from, 1), -1) };
}

async function countMonth({ database, overview }: MonthParts, period: Period): ReturnType<MonthBook["count"]> {
  const { totals, kinds } = await overview.read({ period });
  const rows = await database.query<DaysRow & Record<string, unknown>>({
    text: `select kind, percentile_disc(0.5) within group (order by ${daysTaken}) as half,
             percentile_disc(0.9) within group (order by ${daysTaken}) as most
           from complaint where done_on between $1::date and $2::date group by grouping sets ((), (kind))`,
    values: [period.from, period.to],
  });
  const daysOf = (kind: string | null): ExactGroup["days"] => {
    const row = rows.find((one) => one.kind === kind);
    return row && row.half !== null ? { half: row.half, most: row.most } : null;
  };
  return {
    total: { counts: countsOf(totals), days: daysOf(null) },
    // In an order of their own: by size it would tell which of two hidden numbers is larger.
    kinds: complaintKinds.map((id) => ({
      id,
      counts: countsOf(kinds.find((kind) => kind.id === id)?.counts),
      days: daysOf(id),
    })),
    open: await openAt(database, period),
  };
}

function countsOf(counts: ExactGroup["counts"] | undefined): ExactGroup["counts"] {
  const { received = 0, settled = 0, onTime = 0, late = 0 } = counts ?? {};
  return { received, settled, onTime, late };
}

/** Calendar days from the day a case came to the day it was settled. */
const daysTaken = `greatest(0, done_on - ${dayOf("received_at")})`;

/** Cases that were neither settled nor ended when the period was over. */
async function openAt(database: Database, { to }: Period): Promise<number> {
  const [row] = await database.query<{ open: number }>({
    text: `select count(*)::int as open from complaint where received_at < ${beginOf("($1::date + 1)")}
             and (done_on is null or done_on > $1::date) and (ended_on is null or ended_on > $1::date)`,
    values: [to],
  });
  return row?.open ?? 0;
}

async function askedIn({ database, keys }: MonthParts, { from, to }: Period): Promise<AskedMonth> {
  const rows = await database.query<TopicRow & Record<string, unknown>>({
    text: `select outcome, topic, count(*)::int as times, count(distinct day)::int as days from asked_question
           where day between $1::date and $2::date group by outcome, topic order by count(*) desc, topic`,
    values: [from, to],
  });
  const timesOf = (outcome: string) => rows.reduce((sum, row) => (row.outcome === outcome ? sum + row.times : sum), 0);
  const unknowns = await database.query<{ id: string; lang: string; sealed: Buffer; day: string }>({
    text: `select id, lang, sealed_words as sealed, to_char(day, 'YYYY-MM-DD') as day from asked_question
           where outcome = 'unknown' and asked_question.day between $1::date and $2::date order by id limit $3`,
    values: [from, to, OPENED_AT_MOST],
  });
  return {
    ...{ answered: timesOf("answered"), offered: timesOf("offered"), unknown: timesOf("unknown") },
    unhelpful: rows.flatMap(({ outcome, topic, times, days }) =>
      outcome === "did-not-help" && topic !== null ? [{ topic, times, days }] : [],
    ),
    unknowns: unknowns.map(({ id, lang, day, sealed }) => ({ lang, day, words: openWords(keys, id, sealed) })),
  };
}
