/** The employer of a case that a statement files, for talks and callers alike: one row for each name and place. */
import { randomUUID } from "node:crypto";
import type { FiledComplaint } from "../flow/effect.ts";
import type { Day } from "../rules/day.ts";
import { normalEmployerName } from "../search/employer-name.ts";
import { taxCodeIn } from "../search/similar-employers.ts";
import { spellingSql } from "./employer-spelling.ts";
import type { UnitOfWork } from "./unit-of-work.ts";

/** Where an employer is written. */
interface EmployerWrite {
  unit: UnitOfWork;
  /** What the names of its writes begin with. */
  name: string;
  /** The write without whose row nothing is written. */
  from: string;
  /** The day of the case, from which a new row is known. */
  day: Day;
}

/**
 * The employer of a case as an expression: the listed one that was chosen, or whose tax code or very name was told (that of
 * the same place before others; of another place only when there is no second); else the row of the same name and place,
 * which is written when it is new. Names are compared without marks and spelling of the kind of firm. The unit is undone when
 * somebody else writes that row at the same moment (`isUndone`); made again, it finds it.
 */
export function writeEmployer(
  { unit, name, from, day }: EmployerWrite,
  { employer, place }: Pick<FiledComplaint, "employer" | "place">,
): string {
  if (employer === null) return "null::uuid";
  if ("id" in employer) return `(select id from employer where id = ${unit.value(employer.id, "uuid")})`;
  const [shown, normal] = [employer.name.trim(), normalEmployerName(employer.name)];
  if (normal === "") return "null::uuid";
  const code = unit.value(taxCodeIn(shown), "text");
  const told = { code, normal: unit.value(normal, "text"), at: unit.value(place, "text") };
  unit.write(`${name}_known`, `select coalesce((${listedSql(told)}), (${sameNameSql(told)})) as id from ${from}`);
  // A row that is there is only read: written again, it would make cases about one employer wait for each other's commit.
  unit.write(
    `${name}_employer`,
    `insert into employer (id, name, normal_name, place, created_on)
     select ${unit.value(randomUUID(), "uuid")}, ${unit.value(shown, "text")}, ${told.normal},
       ${told.at}, ${unit.value(day, "date")} from ${name}_known where id is null
     on conflict (normal_name, place) do nothing returning id`,
  );
  unit.write(`${name}_named`, `select coalesce(id, (select id from ${name}_employer)) as id from ${name}_known`);
  // Somebody else has written it since this statement began: made anew, the statement sees it.
  unit.must(`not exists (select from ${name}_named where id is null)`);
  const found = `(select id from ${name}_named)`;
  unit.write(`${name}_spelling`, spellingSql({ written: shown, shown: unit.value(shown, "text"), found, code }));
  return found;
}

/** What was told of an employer, each as a placeholder. */
interface ToldEmployer {
  code: string;
  normal: string;
  at: string;
}

/** The id of the row of a normal name and a place. */
function sameNameSql({ normal, at }: ToldEmployer): string {
  return `select e.id from employer e where e.normal_name = ${normal} and e.place is not distinct from ${at}`;
}

/** The id of the listed employer of a tax code or a normal name. */
function listedSql({ code, normal, at }: ToldEmployer): string {
  const sameCode = `regexp_replace(e.tax_code, '[^0-9]', '', 'g') = ${code}`;
  const alone = `(select count(*) from employer o where o.listed and o.normal_name = ${normal}) = 1`;
  return `select e.id from employer e
    where e.listed and (${sameCode} or (e.normal_name = ${normal} and (e.place is not distinct from ${at} or ${alone})))
    order by (${sameCode}) is true desc, e.place is not distinct from ${at} desc, e.id limit 1`;
}
