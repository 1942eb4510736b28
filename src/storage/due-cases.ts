/** The days by which cases are due, kept in their rows: worked out anew while time passes and when the data changed. */

import type { CaseRules } from "../complaints/case-rules.ts";
import type { DueCase, DueCases } from "../complaints/due-cases.ts";
import { caseClocks, promiseOf } from "../rules/cases/case-clocks.ts";
import { type TimesRow, timesColumns, timesOf } from "./case-times.ts";
import type { Database } from "./database.ts";

/** Cases worked out by one statement. */
const batch = 500;

interface OpenRow extends TimesRow {
  id: string;
  version: number;
}

/** Works out anew by when every open case is due, and how much of its time is used. Rows that stay as they are are not written. */
export async function refreshDueDays(database: Database, rules: CaseRules): Promise<void> {
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const rows = await database.query<OpenRow>({
      name: "cases-open",
      text: `select c.id, c.version, ${timesColumns} from complaint c
             where c.ended_on is null and c.id > $1::uuid order by c.id limit ${batch}`,
      values: [after],
    });
    await writeDueDays(database, rows, rules);
    const last = rows.at(-1);
    if (!last || rows.length < batch) return;
    after = last.id;
  }
}

/** The same for some cases, of which a citizen's turn changed what the clocks go by. */
export async function refreshDueDaysOf(database: Database, rules: CaseRules, ids: readonly string[]): Promise<void> {
  const rows = await database.query<OpenRow>({
    name: "cases-of",
    text: `select c.id, c.version, ${timesColumns} from complaint c where c.ended_on is null and c.id = any($1::uuid[])`,
    values: [ids],
  });
  await writeDueDays(database, rows, rules);
}

async function writeDueDays(database: Database, rows: readonly OpenRow[], { book, today }: CaseRules): Promise<void> {
  const found = rows.map((row) => {
    const times = timesOf(row);
    const { nextDue, level } = caseClocks(times, book, today());
    return { ...row, turnOn: times.turnOn, promisedBy: promiseOf(times, book), nextDue, level };
  });
  await database.query({
    name: "cases-due",
    // A case that was changed meanwhile has its own, newer days.
    text: `update complaint c set due_on = d.due_on, due_level = d.level, promised_on = d.promised_on, promised_by = d.promised_by,
             told_level = least(c.told_level, d.level)
           from unnest($1::uuid[], $2::int[], $3::date[], $4::smallint[], $5::date[], $6::date[]) as d(id, version, due_on, level, promised_on, promised_by)
           where c.id = d.id and c.version = d.version and (c.due_on, c.due_level, c.promised_on, c.promised_by) is distinct from
             (d.due_on, d.level, d.promised_on, d.promised_by)`,
    values: [
      found.map(({ id }) => id),
      found.map(({ version }) => version),
      found.map(({ nextDue }) => nextDue),
      found.map(({ level }) => level),
      found.map(({ turnOn }) => turnOn),
      found.map(({ promisedBy }) => promisedBy),
    ],
  });
}

interface DueRow {
  id: string;
  number: string;
  due_on: string;
  level: DueCase["level"];
}

/** What people must be told of cases that are due. */
export function createDueCases(database: Database): DueCases {
  return {
    async untold(today) {
      const rows = await database.query<DueRow>({
        name: "cases-untold",
        text: `select id, number, to_char(due_on, 'YYYY-MM-DD') as due_on, due_level as level from complaint
               where ended_on is null and due_on is not null and due_level > told_level
                 and not exists (select from complaint where told_on = $1::date)
               order by due_on, id`,
        values: [today],
      });
      return rows.map((row) => ({ id: row.id, number: row.number, dueOn: row.due_on, level: row.level }));
    },
    async told(cases, today) {
      await database.query({
        name: "cases-told",
        text: `update complaint c set told_level = t.level, told_on = $3::date
               from unnest($1::uuid[], $2::smallint[]) as t(id, level) where c.id = t.id`,
        values: [cases.map(({ id }) => id), cases.map(({ level }) => level), today],
      });
    },
  };
}
