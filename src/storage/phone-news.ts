/** News for the staff, and what was told of them. A message and what it tells of are written in one transaction. */
import { countedAtMost } from "../complaints/desk.ts";
import type { Morning, MorningCounts, NewsReader, PendingNews, PhoneNews } from "../complaints/phone-news.ts";
import type { Message } from "../flow/message.ts";
import { addDays } from "../rules/day.ts";
import type { Database } from "./database.ts";
import { hiddenSql, type PhoneCaseParts } from "./phone-cases.ts";
import { type Place, placeholders } from "./placeholders.ts";
import { type Conditions, conditionsOf, together } from "./queue-conditions.ts";
import { dueStretches } from "./queue-order.ts";
import { type Keys, openAddress, openSession } from "./sealed-rows.ts";
import { countSql, inOrder } from "./walk-queue.ts";
import { lockConversations, writeNotice } from "./write-notice.ts";

/** What news are kept with. */
export interface PhoneNewsParts extends PhoneCaseParts {
  keys: Keys;
}

/** News taken up at once; the next look takes the rest. */
const pendingAtMost = 300;
/** Days for which mornings are kept. */
const morningDays = 30;

/** The news of a database. */
export function createPhoneNews(parts: PhoneNewsParts): PhoneNews {
  const { database } = parts;
  return {
    readers: () => readers(parts),
    async hadMorning(day) {
      const text = "select staff_id as id from staff_morning where day = $1::date";
      const rows = await database.query<{ id: string }>({ name: "mornings-had", text, values: [day] });
      return new Set(rows.map(({ id }) => id));
    },
    counts: (reader, day) => counts(parts, reader, day),
    keepMorning: (of, say) => keepMorning(parts, of, say),
    morningOf: (staffId, day) => morningOf(database, staffId, day),
    pending: () => pending(parts),
    tell: (seqs, says) => tell(parts, seqs, says),
  };
}

interface ReaderRow {
  staffId: string;
  roles: string[];
  places: string[];
  kinds: string[];
  linkId: string | null;
  from: string;
  until: string;
  digest: boolean;
  conversation: string;
  session: Buffer;
}

/** Of several chats the one that can be reached, and of these the one that was used last. */
async function readers({ database, keys }: PhoneNewsParts): Promise<NewsReader[]> {
  const rows = await database.query<ReaderRow & Record<string, unknown>>({
    name: "phone-readers",
    text: `select distinct on (s.id) s.id as "staffId", s.roles, s.places, s.kinds, l.id as "linkId", l.quiet_from as from,
             l.quiet_until as until, l.digest, l.conversation, l.session
           from staff s left join (
             select k.*, c.id as conversation, c.sealed_session as session, c.unreachable
             from staff_link k join conversation c on c.key = k.conversation_key where k.confirmed_at is not null) l on l.staff_id = s.id
           where not s.disabled order by s.id, (l.unreachable is null) desc, l.used_at desc nulls last`,
    values: [],
  });
  return rows.map(({ staffId, roles, places, kinds, ...row }) => ({
    ...{ staffId, roles },
    reach: { places: places.length > 0 ? places : null, kinds: kinds.length > 0 ? kinds : null },
    chat: row.linkId === null ? null : chatOf(keys, row.linkId, row),
  }));
}

function chatOf(keys: Keys, linkId: string, row: Omit<ReaderRow, "staffId" | "roles" | "places" | "kinds">) {
  const { lang } = openSession(keys, row.conversation, row.session);
  return { linkId, lang, quiet: { from: row.from, until: row.until }, digest: row.digest };
}

type Counted = Omit<MorningCounts, "clusters">;

async function counts(
  { database, rules }: PhoneNewsParts,
  { staffId, reach }: Pick<NewsReader, "staffId" | "reach">,
  day: string,
): Promise<Counted> {
  const since = await morningBefore(database, staffId, day);
  const mine = { owner: "mine", ownerId: staffId, reach };
  const dueToday: Conditions = { all: [{ sql: (at) => dueSql(at, day) }], stretches: dueStretches(day, day) };
  const asked: Record<keyof Counted, Conditions> = {
    fresh: conditionsOf({ from: since, to: addDays(day, -1), reach }, rules),
    dueToday: together(conditionsOf(mine, rules), dueToday),
    dueWeek: conditionsOf({ ...mine, view: "due-week" }, rules),
    overdueMine: conditionsOf({ ...mine, view: "overdue" }, rules),
    overdue: conditionsOf({ view: "overdue", reach }, rules),
    urgent: conditionsOf({ view: "urgent", reach }, rules),
  };
  const { values, at } = placeholders();
  const each = Object.entries(asked).map(([name, of]) => `${countSql(of, countedAtMost, at)} as "${name}"`);
  const text = `select ${each.join(", ")}`;
  const [row] = await inOrder(database, (query) => query<Counted & Record<string, unknown>>({ text, values }));
  if (!row) throw new Error("Counting gives one row");
  return row;
}

function dueSql(at: Place, day: string): string {
  return `c.ended_on is null and c.due_on = ${at(day, "date")}`;
}

/** The day of the last morning, from which on cases are new; without one yesterday. */
async function morningBefore(database: Database, staffId: string, day: string): Promise<string> {
  const text = `select to_char(max(day), 'YYYY-MM-DD') as day from staff_morning where staff_id = $1::uuid and day < $2::date`;
  const [row] = await database.query<{ day: string | null }>({ name: "morning-before", text, values: [staffId, day] });
  return row?.day ?? addDays(day, -1);
}

type Say = { linkId: string; message: Message };

async function keepMorning(
  parts: PhoneNewsParts,
  { staffId, day, counts: found }: Parameters<PhoneNews["keepMorning"]>[0],
  say: Say | null,
): Promise<boolean> {
  const { database } = parts;
  return database.transaction(async (query) => {
    const mine = await query({
      name: "morning-keep",
      text: `insert into staff_morning (staff_id, day, counts) select id, $2::date, $3::jsonb from staff where id = $1::uuid
             on conflict do nothing returning day`,
      values: [staffId, day, JSON.stringify(found)],
    });
    if (mine.length === 0) return false;
    await query({
      name: "morning-old",
      text: `with late as (
               delete from outbox o using staff_morning m where m.staff_id = $1::uuid and m.day < $2::date
                 and o.conversation_id = m.conversation_id and o.n = m.n)
             delete from staff_morning where day < $2::date - ${morningDays}`,
      values: [staffId, day],
    });
    const [at] = say ? await sayIn(parts, query, [say]) : [];
    if (!at) return true;
    await query({
      name: "morning-said",
      text: "update staff_morning set conversation_id = $3, n = $4 where staff_id = $1::uuid and day = $2::date",
      values: [staffId, day, at.conversationId, at.n],
    });
    return true;
  });
}

/** Says messages in the chats of links that are still there. */
async function sayIn({ keys }: PhoneNewsParts, query: Database["query"], says: readonly Say[]) {
  const rows = await query<{
    id: string;
    key: Buffer;
    channel: string;
    address: Buffer;
    conversation: string;
    session: Buffer;
  }>({
    name: "phone-say-to",
    text: `select l.id, c.key, c.channel, c.sealed_address as address, c.id as conversation, c.sealed_session as session
           from staff_link l join conversation c on c.key = l.conversation_key
           where l.id = any($1::uuid[]) and l.confirmed_at is not null order by c.key`,
    values: [says.map(({ linkId }) => linkId)],
  });
  const notices = rows.flatMap(({ id, key, channel, address, conversation, session }) => {
    const link = { channel, address: openAddress(keys, key, address) };
    const { lang } = openSession(keys, conversation, session);
    return says.filter(({ linkId }) => linkId === id).map(({ message }) => ({ link, lang, message }));
  });
  await lockConversations(
    query,
    keys,
    notices.map(({ link }) => link),
  );
  const places = [];
  for (const notice of notices) places.push(await writeNotice(query, keys, notice));
  return places.filter((place) => place !== null);
}

async function morningOf(database: Database, staffId: string, day: string): Promise<Morning | null> {
  const [row] = await database.query<{ counts: MorningCounts; arrived: boolean }>({
    name: "morning-of",
    // A message that arrived is no longer in the outbox.
    text: `select m.counts, m.n is not null and not exists (
             select from outbox o where o.conversation_id = m.conversation_id and o.n = m.n) as arrived
           from staff_morning m where m.staff_id = $1::uuid and m.day = $2::date`,
    values: [staffId, day],
  });
  return row ? { counts: row.counts, arrived: row.arrived } : null;
}

async function pending({ database, sealedOff }: PhoneNewsParts): Promise<PendingNews[]> {
  const { values, at } = placeholders();
  const text = `select n.seq::text as seq, n.staff_id as "staffId", n.what, c.id as "caseId", c.number, c.place, c.kind,
      ${hiddenSql(sealedOff, at)} as hidden
    from staff_news n join complaint c on c.id = n.complaint_id order by n.seq limit ${pendingAtMost}`;
  return database.query<PendingNews & Record<string, unknown>>({ text, values });
}

async function tell(parts: PhoneNewsParts, seqs: readonly string[], says: readonly Say[]): Promise<void> {
  await parts.database.transaction(async (query) => {
    const mine = await query({
      name: "phone-news-told",
      text: "delete from staff_news where seq = any($1::bigint[]) returning seq",
      values: [seqs],
    });
    if (mine.length === seqs.length) await sayIn(parts, query, says);
  });
}
