/**
 * Keeps the service's promises of how long what people wrote is kept; the numbers come from flows/service.yaml and
 * flows/retention.yaml. What would go and what goes are found by the same statements.
 */
import type { Database, Statement } from "./database.ts";
import { eraseCase } from "./erase-case.ts";
import { countDraftFiles, forgetDraftFiles } from "./forget-draft-files.ts";
import type { Keys } from "./sealed-rows.ts";
import { dayOf } from "./vietnam-days.ts";

/** How long drafts, questions and settled cases are kept. */
export interface Retention {
  /** Days after which a conversation nobody went on with is deleted, drafts and all. */
  draftDays: number;
  /** Days for which what people asked is kept. */
  questionDays: number;
  /** Calendar months after which a case that ended is erased, unless its track or kind has a time of its own. */
  closedCaseMonths: number;
  kinds: Readonly<Record<string, number>>;
  tracks: Readonly<Record<string, number>>;
}

/** How much was deleted. */
export interface Forgotten {
  conversations: number;
  /** Files that were in no draft any more. */
  files: number;
  questions: number;
  cases: number;
}

/** A case whose time is over. */
export interface DueCase {
  id: string;
  number: string;
  kind: string;
  track: string;
  /** ISO day. */
  endedOn: string;
  /** How long such a case is kept. */
  months: number;
}

/** What is kept no longer than today. */
export interface DueToForget {
  conversations: number;
  /** Files that are in no draft any more. */
  files: number;
  questions: number;
  /** By kind, then the oldest first. */
  cases: DueCase[];
}

/** Rows of one sort dealt with at once; the next sweep takes the rest. */
const batch = 1_000;
/** Most cases of a report. */
const reportAtMost = 100_000;

const today = dayOf("now()");

/** Conversations, kept events and questions that are too old, as conditions on a number of days. */
const idle = "updated_at < now() - make_interval(days => $1::int)";
const asked = `day < ${today} - $1::int`;

/** What the sweeper would take now. Changes nothing. */
export async function dueToForget(database: Database, keys: Keys, keep: Retention): Promise<DueToForget> {
  const count = async (text: string, days: number): Promise<number> => {
    const [row] = await database.query<{ count: number }>({ text, values: [days] });
    return row?.count ?? 0;
  };
  return {
    conversations: await count(`select count(*)::int as count from conversation where ${idle}`, keep.draftDays),
    files: await countDraftFiles({ database, keys, draftDays: keep.draftDays }),
    questions: await count(`select count(*)::int as count from asked_question where ${asked}`, keep.questionDays),
    cases: await database.query<DueCase>(dueCases(keep, reportAtMost)),
  };
}

/** Deletes idle conversations, files without a draft and old questions, and erases cases that ended long enough ago. */
export async function forget(
  { database, keys, dataDir }: { database: Database; keys: Keys; dataDir: string },
  keep: Retention,
): Promise<Forgotten> {
  const conversations = await database.query({
    text: `with old as (select id, key from conversation where ${idle} limit $2),
             events as (delete from inbound using old where inbound.conversation_key = old.key and inbound.status <> 'kept')
           delete from conversation using old where conversation.id = old.id returning conversation.id`,
    values: [keep.draftDays, batch],
  });
  await database.query({
    text: "delete from inbound where status = 'failed' and received_at < now() - make_interval(days => $1)",
    values: [keep.draftDays],
  });
  const files = await forgetDraftFiles({ database, keys, draftDays: keep.draftDays });
  const questions = await database.query({
    text: `delete from asked_question where id in (select id from asked_question where ${asked} limit $2) returning id`,
    values: [keep.questionDays, batch],
  });
  const cases = await database.query<DueCase>(dueCases(keep, batch));
  for (const { id } of cases) await eraseCase(database, dataDir, { id, by: "system" });
  return { conversations: conversations.length, files, questions: questions.length, cases: cases.length };
}

/** A case that was merged into another is kept as long as that one, and one that was split as long as its parts: its citizen reads the answers with their own code. */
function dueCases({ kinds, tracks, closedCaseMonths }: Retention, atMost: number): Statement {
  return {
    text: `with ended as (
             select c.id, c.number, c.kind, c.track, greatest(c.ended_on, m.ended_on, p.ended_on) as ended_on,
               coalesce(($2::jsonb ->> c.track)::int, ($1::jsonb ->> c.kind)::int, $3::int) as months
             from complaint c left join complaint m on m.id = c.merged_into
               left join lateral (select max(coalesce(s.ended_on, 'infinity')) as ended_on from complaint s where s.split_from = c.id) p on true
             where c.ended_on is not null and (m.id is null or m.ended_on is not null))
           select id, number, kind, track, ended_on::text as "endedOn", months from ended
           where ended_on < ${today} - make_interval(months => months) order by kind, track, ended.ended_on, number limit $4`,
    values: [JSON.stringify(kinds), JSON.stringify(tracks), closedCaseMonths, atMost],
  };
}
