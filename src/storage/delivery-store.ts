/**
 * The outbox of channels that send: who holds which conversation, what waits there, and what became of it. Messages of a
 * person who is away are held: they wait like all others, and the conversation alone says that nothing is sent there now.
 */
import type { DeliveryStore, Mark, Outgoing, Recipient, Waiting } from "../conversation/delivery.ts";
import type { Database, Statement } from "./database.ts";
import { deliveryChannel, holdSeconds } from "./delivery-hold.ts";
import { listenTo } from "./listen.ts";
import { conversationKey, type Keys, openAddress, openBody } from "./sealed-rows.ts";

/** Most messages of one conversation handed out at once; the rest is loaded when these are sent. */
const messagesAtMost = 200;

/** The delivery store of a database. */
export function createDeliveryStore(database: Database, keys: Keys): DeliveryStore {
  const parts = { database, keys };
  return {
    claim: (sender, ...[channels, atMost]) => claim(parts, { sender, channels, atMost }),
    waiting: (sender, conversationId) => waiting(parts, sender, conversationId),
    settle: (marks) => settle(parts, marks),
    async hold(sender, conversationIds) {
      await database.query({
        name: "delivery-hold",
        // A row that a turn is changing is passed over: the turn holds it on itself, and neither waits for the other.
        text: `with held as (select id from conversation where id = any($2::uuid[]) and sender = $1 for update skip locked)
               update conversation c set sender_until = now() + interval '${holdSeconds} seconds' from held where c.id = held.id`,
        values: [sender, conversationIds],
      });
    },
    async release(sender, conversationIds) {
      await database.query({
        name: "delivery-release",
        text: "update conversation set sender_until = null where id = any($2::uuid[]) and sender = $1",
        values: [sender, conversationIds],
      });
    },
    listen: (sender, told) =>
      listenTo(database, deliveryChannel, (payload) => {
        const [holder, conversationId] = payload.split(" ");
        if (holder === sender && conversationId !== undefined) told(conversationId);
      }),
    async setAway(channel, address, away) {
      await database.query({
        name: "delivery-away",
        text: `with met as (
                 update conversation set unreachable = $2 where key = $1 and ($2::text is null or updated_at <= $3)
                 returning id, sender)
               select pg_notify('${deliveryChannel}', sender || ' ' || id) from met where $2::text is null and sender is not null`,
        values: [conversationKey(keys, channel, address), away?.code ?? null, away?.at ?? null],
      });
    },
  };
}

interface Parts {
  database: Database;
  keys: Keys;
}

interface RecipientRow {
  id: string;
  channel: string;
  key: Buffer;
  address: Buffer;
  heard: Date;
}

interface MessageRow {
  id: string;
  n: number;
  sealed: Buffer;
  at: Date;
  notice: boolean;
}

const recipientColumns = "c.id, c.channel, c.key, c.sealed_address as address, c.updated_at as heard";
const messageColumns = "conversation_id as id, n, sealed_body as sealed, created_at as at, notice";

async function claim(
  parts: Parts,
  { sender, channels, atMost }: { sender: string; channels: readonly string[]; atMost: number },
): Promise<Waiting[]> {
  const claimed = await parts.database.query<RecipientRow>({
    name: "delivery-claim",
    text: `with due as (
             select distinct conversation_id as id from outbox
             where status = 'waiting' and (not_before is null or not_before <= now())),
           open as (
             select c.id from conversation c join due on due.id = c.id
             where c.channel = any($2::text[]) and c.unreachable is null and (c.sender_until is null or c.sender_until < now())
             limit $3 for update of c skip locked),
           taken as (
             update conversation c set sender = $1, sender_until = now() + interval '${holdSeconds} seconds'
             from open where c.id = open.id returning ${recipientColumns})
           select * from taken`,
    values: [sender, channels, atMost],
  });
  return claimed.length === 0 ? [] : withMessages(parts, claimed);
}

async function withMessages(parts: Parts, recipients: RecipientRow[]): Promise<Waiting[]> {
  const rows = await parts.database.query<MessageRow>({
    name: "delivery-messages",
    text: `select ${messageColumns} from (
             select *, row_number() over (partition by conversation_id order by n) as place from outbox
             where conversation_id = any($1::uuid[]) and status = 'waiting') as o
           where place <= ${messagesAtMost} order by conversation_id, n`,
    values: [recipients.map(({ id }) => id)],
  });
  const messages = new Map<string, Outgoing[]>();
  for (const row of rows) messages.set(row.id, [...(messages.get(row.id) ?? []), outgoing(parts.keys, row)]);
  return recipients.map((row) => ({ to: recipient(parts.keys, row), messages: messages.get(row.id) ?? [] }));
}

function recipient(keys: Keys, row: RecipientRow): Recipient {
  const address = openAddress(keys, row.key, row.address);
  return { conversationId: row.id, channel: row.channel, address, heardAt: row.heard.toISOString() };
}

function outgoing(keys: Keys, { id, n, sealed, at, notice }: MessageRow): Outgoing {
  return { n, at: at.toISOString(), notice, ...openBody(keys, id, { n, sealed }) };
}

async function waiting(parts: Parts, sender: string, conversationId: string): Promise<Waiting | null> {
  // Asked after the person wrote, or an operator wants it sent: so they can be reached, and nothing is put off. One
  // statement, and it takes all rows, so that none is missed that was put off a moment ago.
  const rows = await parts.database.query<RecipientRow & Omit<MessageRow, "id">>({
    name: "delivery-load",
    text: `with taken as (
             update conversation c set unreachable = null, sender_until = now() + interval '${holdSeconds} seconds'
             where c.id = $2 and c.sender = $1 returning ${recipientColumns}),
           open as (
             update outbox o set not_before = null from taken
             where o.conversation_id = taken.id and o.status = 'waiting'
             returning o.n, o.sealed_body as sealed, o.created_at as at, o.notice)
           select * from taken, open order by n limit ${messagesAtMost}`,
    values: [sender, conversationId],
  });
  const [first] = rows;
  return first ? { to: recipient(parts.keys, first), messages: rows.map((row) => outgoing(parts.keys, row)) } : null;
}

async function settle({ database }: Parts, marks: readonly Mark[]): Promise<void> {
  const statements = [delivered(marks), putOff(marks), dead(marks), away(marks)].filter((one) => one !== null);
  const [only] = statements;
  if (only && statements.length === 1) await database.query(only);
  else if (statements.length > 1) {
    await database.transaction(async (run) => {
      for (const statement of statements) await run(statement);
    });
  }
}

function ofKind<K extends Mark["is"]>(marks: readonly Mark[], kind: K): Extract<Mark, { is: K }>[] {
  return marks.filter((mark): mark is Extract<Mark, { is: K }> => mark.is === kind);
}

function delivered(marks: readonly Mark[]): Statement | null {
  const rows = ofKind(marks, "delivered").flatMap(({ conversationId, numbers }) =>
    numbers.map((n) => ({ conversationId, n })),
  );
  if (rows.length === 0) return null;
  return {
    name: "delivery-delivered",
    text: `delete from outbox o using unnest($1::uuid[], $2::int[]) as m(id, n)
           where o.conversation_id = m.id and o.n = m.n and o.status = 'waiting'`,
    values: [rows.map((row) => row.conversationId), rows.map((row) => row.n)],
  };
}

function putOff(marks: readonly Mark[]): Statement | null {
  const late = ofKind(marks, "put-off");
  if (late.length === 0) return null;
  return {
    name: "delivery-put-off",
    text: `update outbox o set not_before = m.until from unnest($1::uuid[], $2::int[], $3::timestamptz[]) as m(id, n, until)
           where o.conversation_id = m.id and o.n = m.n and o.status = 'waiting'`,
    values: [late.map((mark) => mark.conversationId), late.map((mark) => mark.n), late.map((mark) => mark.until)],
  };
}

function dead(marks: readonly Mark[]): Statement | null {
  const given = ofKind(marks, "dead");
  if (given.length === 0) return null;
  return {
    name: "delivery-dead",
    text: `update outbox o set status = 'dead', failure = m.code from unnest($1::uuid[], $2::int[], $3::text[]) as m(id, n, code)
           where o.conversation_id = m.id and o.n = m.n and o.status = 'waiting'`,
    values: [given.map((mark) => mark.conversationId), given.map((mark) => mark.n), given.map((mark) => mark.code)],
  };
}

/** Who wrote after the call that did not reach them is there: nothing is said of them by what another process found before. */
function away(marks: readonly Mark[]): Statement | null {
  const gone = ofKind(marks, "away");
  if (gone.length === 0) return null;
  return {
    name: "delivery-gone",
    text: `update conversation c set unreachable = m.code from unnest($1::uuid[], $2::text[], $3::timestamptz[]) as m(id, code, tried)
           where c.id = m.id and c.updated_at <= m.tried`,
    values: [gone.map((mark) => mark.conversationId), gone.map((mark) => mark.code), gone.map((mark) => mark.triedAt)],
  };
}
