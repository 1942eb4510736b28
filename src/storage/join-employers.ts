/**
 * Names of one employer joined, and parted again. The joined name stays and says where it went; its cases are written to the
 * other one, and each keeps the name that was told of it, so that parting gives back what belongs to the name.
 */
import { likeness } from "../complaints/employer-likeness.ts";
import type { Database } from "./database.ts";

interface NameRow extends Record<string, unknown> {
  id: string;
  name: string;
  taxCode: string | null;
  place: string | null;
  listed: boolean;
  joined: boolean;
}

/** Joins a name into another; false when one of them is not there or was joined already. */
export function joinEmployers(
  database: Database,
  by: string,
  { keep, drop }: { keep: string; drop: string },
): Promise<boolean> {
  return database.transaction(async (query) => {
    const rows = await query<NameRow>({
      text: `select id, name, tax_code as "taxCode", place, listed, joined_into is not null as joined
             from employer where id = any($1::uuid[]) order by id for update`,
      values: [[keep, drop]],
    });
    const [kept, dropped] = [keep, drop].map((id) => rows.find((row) => row.id === id));
    if (!kept || !dropped || kept.joined || dropped.joined) return false;
    // What is known of the one that goes fills what is missing of the one that stays, until they are parted.
    const gave = [
      ...(kept.taxCode === null && dropped.taxCode !== null ? ["tax-code"] : []),
      ...(!kept.listed && dropped.listed ? ["listed"] : []),
    ];
    await query({
      text: `with kept as (
               update employer set tax_code = coalesce(tax_code, $3::text), listed = listed or $4::boolean where id = $1::uuid),
             moved as (
               update complaint set employer_id = $1::uuid, named_employer_id = coalesce(named_employer_id, employer_id)
               where employer_id = $2::uuid returning id),
             told as (${toldSql("joined", { by: "$5::text", where: "$1::uuid::text", names: "$2::uuid || ' ' || $1::uuid" })})
             update employer set joined_into = $1::uuid, joined_at = now(), joined_by = $5::uuid, joined_why = $6::text, joined_gave = $7::text[]
             where id = $2::uuid`,
      values: [keep, drop, dropped.taxCode, dropped.listed, by, likeness(kept, dropped) ?? "officer", gave],
    });
    return true;
  });
}

/** SQL that notes in the audit of each case of `moved` where it went, and then the two names. */
function toldSql(
  done: "joined" | "parted",
  { by, where, names }: { by: string; where: string; names: string },
): string {
  return `insert into audit_entry (at, actor, action, complaint_id, detail)
    select now(), ${by}, action, id, detail from (
      select 1 as place, 'employer-${done}' as action, id, ${where} as detail from moved
      union all select 2, 'employers-${done}', null, ${names}) entry order by place, id`;
}

/** The names joined into one, through however many, with it. */
const within = `with recursive under as (
    select id from employer where id = $1::uuid
    union all select e.id from under join employer e on e.joined_into = under.id)`;

/** A joined name stands for itself again; false when it was not joined. */
export function partEmployers(database: Database, by: string, joined: string): Promise<boolean> {
  return database.transaction(async (query) => {
    const [name] = await query<{ parent: string; root: string; gave: string[]; taxCode: string | null }>({
      text: `select joined_into as parent, employer_root(id) as root, joined_gave as gave, tax_code as "taxCode"
             from employer where id = $1::uuid and joined_into is not null for update`,
      values: [joined],
    });
    if (!name) return false;
    await query({
      text: `update employer set joined_into = null, joined_at = null, joined_by = null, joined_why = null, joined_gave = null where id = $1::uuid`,
      values: [joined],
    });
    await takeBack(query, name);
    await query({
      text: `${within},
             moved as (
               update complaint set employer_id = $1::uuid
               where employer_id = $2::uuid and named_employer_id in (select id from under) returning id)
             ${toldSql("parted", { by: "$3::text", where: "$1::uuid::text", names: "$1::uuid || ' ' || $2::uuid" })}`,
      values: [joined, name.root, by],
    });
    return true;
  });
}

/** What a joined name gave to the one it went into, as long as that one still has it. */
async function takeBack(
  query: Database["query"],
  { parent, gave, taxCode }: { parent: string; gave: string[]; taxCode: string | null },
): Promise<void> {
  await query({
    text: `update employer set tax_code = case when $2::boolean and tax_code = $4::text then null else tax_code end,
             listed = listed and not $3::boolean where id = $1::uuid`,
    values: [parent, gave.includes("tax-code"), gave.includes("listed"), taxCode],
  });
}

/** Cases that were filed while their employer was joined: they follow it. */
export async function followJoinedNames(database: Database): Promise<void> {
  await database.query({
    text: `update complaint c set employer_id = employer_root(c.employer_id),
             named_employer_id = coalesce(c.named_employer_id, c.employer_id) from employer e
           where e.id = c.employer_id and e.joined_into is not null`,
    values: [],
  });
}
