/**
 * What citizens without a name do must not lead to the conversation it came from. Of them only days are kept, the numbers of
 * their rows are drawn by chance (`quiet_seq`), and their audit entries wait for the end of the day, so that their order
 * says nothing either. That leaves how the rows lie on the disk: the same transaction wrote the event of the conversation.
 * So once the day is over, the rows are written anew, in an order of chance.
 */

import { startOfLegalDay } from "../rules/legal-day.ts";
import type { Database } from "./database.ts";

/** The instant at which the day of an SQL instant began in Vietnam. */
function startOfDay(at: string): string {
  return `date_trunc('day', ${at} at time zone 'Asia/Ho_Chi_Minh') at time zone 'Asia/Ho_Chi_Minh'`;
}

/**
 * Number and time of an audit entry of an SQL instant, for the citizen of a case whose row is at hand: of somebody without a
 * name the number is by chance within the day, and only the day is kept.
 */
export function auditPlace(at: string): string {
  return `case when anonymous then quiet_seq(${at}) else nextval('audit_entry_seq_seq') end,
    case when anonymous then ${startOfDay(at)} else ${at} end`;
}

/** SQL that holds for an audit entry of somebody without a name while its day is not over: it is not sealed yet. */
export const waitsForNight = `(actor = 'citizen' and at = ${startOfDay("at")} and at = ${startOfDay("now()")})`;

/** Days back whose rows a process writes anew when it starts; after a week the events they might be compared with are gone. */
const daysBack = 8;

/** Cases to which somebody without a name did something on a day that is over. */
const cases = `select distinct a.complaint_id as id from audit_entry a join complaint c on c.id = a.complaint_id
  where c.anonymous and a.actor = 'citizen' and a.at >= $1::timestamptz and a.at < $2::timestamptz`;

/**
 * Each table's rows one by one, in an order of chance: a single UPDATE would go through them as they lie. What is long lies
 * outside of its row, so it is copied.
 */
const rewrite = `do $$
  declare it record;
  begin
    for it in select m.id from mixed m order by random() loop
      update complaint set sealed_petition = sealed_petition || ''::bytea where id = it.id;
    end loop;
    for it in select e.id from complaint_entry e join mixed m on m.id = e.complaint_id where e.author = 'citizen' order by random() loop
      update complaint_entry set sealed_text = sealed_text || ''::bytea where id = it.id;
    end loop;
    for it in select w.complaint_id as id from complaint_word w join mixed m on m.id = w.complaint_id order by random() loop
      update complaint_word set words = array(select unnest(words)) where complaint_id = it.id and words is not null;
    end loop;
    for it in select f.id from file f join mixed m on m.id = f.complaint_id order by random() loop
      update file set sealed_bytes = sealed_bytes || ''::bytea, sealed_about = sealed_about || ''::bytea where id = it.id;
    end loop;
    for it in select a.seq as id from audit_entry a join mixed m on m.id = a.complaint_id where a.actor = 'citizen' order by random() loop
      update audit_entry set actor = actor where seq = it.id;
    end loop;
    for it in select distinct coalesce(c.named_employer_id, c.employer_id) as id from complaint c join mixed m on m.id = c.id loop
      update employer set name = name where id = it.id and not listed;
      update employer_spelling set why = why where employer_id = it.id;
    end loop;
  end $$`;

/** Writes anew, once after each day, what was told without a name on the days before; at first that of the last eight. */
export function nightlyMixing(database: Pick<Database, "connect">): (now: Date) => Promise<void> {
  let mixedUntil: Date | null = null;
  return async (now) => {
    const until = startOfLegalDay(now);
    const from = mixedUntil ?? new Date(until.getTime() - daysBack * 24 * 60 * 60_000);
    if (from >= until) return;
    await mixNameless(database, { from, until });
    mixedUntil = until;
  };
}

/**
 * Writes anew what was told without a name from one day to before another, and clears what lay there before. Gives how many
 * cases. Done again it changes nothing that anybody sees.
 */
export async function mixNameless(
  database: Pick<Database, "connect">,
  { from, until }: { from: Date; until: Date },
): Promise<number> {
  const client = await database.connect();
  try {
    await client.query("begin");
    // Two processes would wait for each other's rows.
    await client.query("select pg_advisory_xact_lock(hashtextextended('an-sinh nameless', 0))");
    await client.query("create temporary table mixed (id uuid primary key) on commit drop");
    const { rowCount } = await client.query(`insert into mixed ${cases}`, [from, until]);
    const found = rowCount ?? 0;
    if (found > 0) await client.query(rewrite);
    await client.query("commit");
    if (found > 0)
      await client.query(
        "vacuum complaint, complaint_entry, complaint_word, file, employer, employer_spelling, audit_entry",
      );
    return found;
  } finally {
    await client.end();
  }
}
