/** The register of employers. Names stand in the clear: they are a list of firms, and which cases name them is accepted. */
import { randomUUID } from "node:crypto";
import type {
  EmployerFilter,
  EmployerPair,
  EmployerRow,
  Employers,
  ImportedEmployer,
} from "../complaints/employers.ts";
import { legalDay } from "../rules/legal-day.ts";
import { normalEmployerName } from "../search/employer-name.ts";
import type { Database } from "./database.ts";
import { joinEmployers, partEmployers } from "./join-employers.ts";
import type { ListedEmployers } from "./listed-employers.ts";
import { isUuid } from "./uuid-form.ts";

/** The employers of a database. `found`: the listed ones as citizens find them, read anew after each change here. */
export function createEmployers(database: Database, found: ListedEmployers): Employers {
  const changed = async <T>(change: Promise<T>) => change.finally(() => found.forget());
  return {
    find: (name) => found.find(name),
    listed: () => listedEmployers(database),
    list: (filter, atMost) => list(database, filter, atMost),
    pairs: (atMost) => pairs(database, atMost),
    join: async (actor, ...[keep, drop]) =>
      isUuid(keep) && isUuid(drop) && keep !== drop && changed(joinEmployers(database, actor.staffId, { keep, drop })),
    part: async (actor, joined) => isUuid(joined) && changed(partEmployers(database, actor.staffId, joined)),
    import: (employers) => changed(importAll(database, employers)),
  };
}

function listedEmployers(database: Database): ReturnType<Employers["listed"]> {
  return database.query({
    name: "employers-listed",
    text: "select id, name, place from employer where listed and joined_into is null order by name, id",
    values: [],
  });
}

/** The columns of EmployerRow, of an employer named e. */
export const employerColumns = `e.id, e.name, e.tax_code as "taxCode", e.place, e.listed,
    (select count(*)::int from complaint c where c.employer_id = e.id) as cases`;
const rowSql = `select ${employerColumns}`;

/** Employers one of whose names holds what was typed. */
function list(database: Database, { typed, among }: EmployerFilter, atMost: number): Promise<EmployerRow[]> {
  return database.query<EmployerRow>({
    text: `select * from (${rowSql} from employer e where e.id in (
             select employer_root(m.id) from employer m where strpos(m.normal_name, $1::text) > 0 or m.tax_code = $2::text)
             and ($3::uuid[] is null or e.id = any($3))) found
           order by cases desc, name, id limit $4`,
    values: [normalEmployerName(typed), typed, among ?? null, atMost],
  });
}

interface PairRow {
  one: EmployerRow;
  other: EmployerRow;
  why: EmployerPair["why"];
}

/** SQL of the row of an employer whose id stands in a column, as JSON under the column's name. */
function asRow(column: string): string {
  return `(select to_jsonb(found) from (${rowSql} from employer e where e.id = pair.${column}) found) as ${column}`;
}

/** Entries of one tax code, or of one name where not both tax codes are known; each pair once. */
async function pairs(database: Database, atMost: number): Promise<EmployerPair[]> {
  const rows = await database.query<PairRow>({
    text: `with pair as (
             select one.id as one, other.id as other, 'same-tax-code' as why
             from employer one join employer other on other.tax_code = one.tax_code and other.id > one.id
               and one.joined_into is null and other.joined_into is null
             union all
             select one.id, other.id, 'same-name'
             from employer one join employer other on other.normal_name = one.normal_name and other.id > one.id
               and (one.tax_code is null or other.tax_code is null)
               and one.joined_into is null and other.joined_into is null)
           select ${asRow("one")}, ${asRow("other")}, why from pair order by why desc, pair.one, pair.other limit $1`,
    values: [atMost],
  });
  return rows.map(({ one, other, why }) => {
    const [keep, drop] = rank(one) >= rank(other) ? [one, other] : [other, one];
    return { keep, drop, why };
  });
}

function rank({ listed, cases, taxCode }: EmployerRow): number {
  return (listed ? 1_000_000 : 0) + (taxCode === null ? 0 : 0.5) + cases;
}

async function importAll(
  database: Database,
  employers: readonly ImportedEmployer[],
): Promise<{ added: number; known: number }> {
  const today = legalDay(new Date());
  const rows = employers.map((one) => ({ ...one, id: randomUUID(), normal: normalEmployerName(one.name) }));
  const written = await database.query<{ added: boolean }>({
    text: `insert into employer (id, name, normal_name, tax_code, place, listed, created_on)
           select distinct on (r.normal, r.place) r.id, r.name, r.normal, r."taxCode", r.place, true, $2::date
           from jsonb_to_recordset($1::jsonb) as r(id uuid, name text, normal text, "taxCode" text, place text)
           order by r.normal, r.place
           on conflict (normal_name, place) do update set name = excluded.name, listed = true,
             tax_code = coalesce(excluded.tax_code, employer.tax_code)
           returning xmax = 0 as added`,
    values: [JSON.stringify(rows), today],
  });
  // A name that was joined into another lists that one.
  await database.query({
    text: `update employer r set listed = true from employer c
           where c.listed and c.joined_into is not null and r.id = employer_root(c.id) and not r.listed`,
    values: [],
  });
  const added = written.filter((row) => row.added).length;
  return { added, known: written.length - added };
}
