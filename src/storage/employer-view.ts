/** One employer with its names, the growth of its cases, and what else may be the same. */
import { type JoinReason, rankedLikeness } from "../complaints/employer-likeness.ts";
import type { EmployerCluster, EmployerSpelling, EmployerView, EmployerViews } from "../complaints/employer-view.ts";
import type { EmployerRow } from "../complaints/employers.ts";
import { addMonths, type Day } from "../rules/day.ts";
import { clusterColumns } from "./cluster-alarms.ts";
import type { Database } from "./database.ts";
import { employerColumns } from "./employers.ts";
import { isUuid } from "./uuid-form.ts";
import { beginOf, shownDay } from "./vietnam-days.ts";

/** Months of which cases are counted. */
const monthsShown = 12;
/** Most proposals. */
const proposedAtMost = 8;

/** Reads of employers in a database. */
export function createEmployerViews({ database, today }: { database: Database; today(): Day }): EmployerViews {
  return {
    async open(id) {
      if (!isUuid(id)) return null;
      const [employer] = await database.query<EmployerRow>({
        name: "employer",
        text: `select ${employerColumns} from employer e where e.id = employer_root($1::uuid)`,
        values: [id],
      });
      if (!employer) return null;
      const [names, months, cluster, proposals] = await Promise.all([
        namesOf(database, employer.id),
        monthsOf(database, employer.id, today()),
        clusterOf(database, employer.id),
        proposalsFor(database, employer),
      ]);
      return { employer, ...names, months, cluster, proposals };
    },
  };
}

interface NameRow extends EmployerRow {
  why: JoinReason | null;
  joinedOn: Day | null;
  by: string | null;
  spellings: EmployerSpelling[] | null;
}

/** All names that lead to an employer: its own spellings, and those of every name that was joined into it. */
async function namesOf(database: Database, id: string): Promise<Pick<EmployerView, "spellings" | "joined">> {
  const rows = await database.query<NameRow & Record<string, unknown>>({
    name: "employer-names",
    text: `with recursive under as (
             select id, 0 as depth from employer where id = $1::uuid
             union all select e.id, depth + 1 from under join employer e on e.joined_into = under.id)
           select e.id, e.name, e.tax_code as "taxCode", e.place, e.listed, e.joined_why as why,
             ${shownDay("e.joined_at")} as "joinedOn",
             (select s.name from staff s where s.id = e.joined_by) as by,
             (select count(*)::int from complaint c where c.employer_id = $1::uuid and coalesce(c.named_employer_id, c.employer_id) = e.id) as cases,
             (select json_agg(json_build_object('spelling', s.spelling, 'why', s.why) order by s.spelling)
              from employer_spelling s where s.employer_id = e.id) as spellings
           from under join employer e using (id) order by depth, e.name, e.id`,
    values: [id],
  });
  const [own] = rows;
  return {
    spellings: own?.spellings ?? [],
    joined: rows
      .slice(1)
      .flatMap(({ why, joinedOn, spellings, ...name }) =>
        why !== null && joinedOn !== null ? [{ ...name, why, joinedOn, spellings: spellings ?? [] }] : [],
      ),
  };
}

async function monthsOf(database: Database, id: string, today: Day): Promise<EmployerView["months"]> {
  const first = addMonths(`${today.slice(0, 8)}01`, 1 - monthsShown);
  const rows = await database.query<{ month: string; cases: number }>({
    name: "employer-months",
    text: `select ${shownDay("c.received_at", "YYYY-MM")} as month, count(*)::int as cases
           from complaint c where c.employer_id = $1::uuid and c.received_at >= ${beginOf("$2::date")}
           group by 1`,
    values: [id, first],
  });
  const counts = new Map(rows.map(({ month, cases }) => [month, cases]));
  return Array.from({ length: monthsShown }, (_, at) => {
    const month = addMonths(first, at).slice(0, 7);
    return { month, cases: counts.get(month) ?? 0 };
  });
}

async function clusterOf(database: Database, id: string): Promise<EmployerCluster | null> {
  const [found] = await database.query<EmployerCluster & Record<string, unknown>>({
    name: "employer-cluster",
    text: `select ${clusterColumns} from employer_cluster a join employer e on e.id = a.employer_id where e.id = $1::uuid`,
    values: [id],
  });
  return found ?? null;
}

/** Other entries of the register that may be the same. */
async function proposalsFor(database: Database, one: EmployerRow): Promise<EmployerView["proposals"]> {
  const others = await database.query<Omit<EmployerRow, "cases"> & Record<string, unknown>>({
    name: "employers-not-joined",
    text: `select id, name, tax_code as "taxCode", place, listed from employer where joined_into is null and id <> $1::uuid order by name, id`,
    values: [one.id],
  });
  const ranked = rankedLikeness(one, others).slice(0, proposedAtMost);
  const rows = await database.query<EmployerRow>({
    name: "employers-of",
    text: `select ${employerColumns} from employer e where e.id = any($1::uuid[])`,
    values: [ranked.map(({ employer }) => employer.id)],
  });
  const whole = new Map(rows.map((row) => [row.id, row]));
  return ranked.flatMap(({ employer, why }) => {
    const row = whole.get(employer.id);
    return row ? [{ employer: row, why }] : [];
  });
}
