/**
 * The statement of several ordinary turns of different conversations: each goes on or not by itself, as in commit-turn.ts,
 * and all share one round trip, one plan and one write to disk. An ordinary turn is of a known conversation on a channel
 * that sends, for an event that was not kept, and files or adds nothing.
 */
import type { Turn } from "../conversation/ports.ts";
import { byteaArray } from "./bytea-array.ts";
import type { Statement } from "./database.ts";
import { deliveryChannel, holdSeconds } from "./delivery-hold.ts";
import { conversationKey, eventKey, type Keys, sealBody, sealSession } from "./sealed-rows.ts";

/** Whether a turn may share a statement with others. */
export function isOrdinary({ event, conversation, sender, filed, appended, acted, noted }: Turn): boolean {
  const fresh = !("seq" in event) && conversation.version > 0;
  return fresh && sender !== null && filed.length + appended.length + acted.length + noted.length === 0;
}

/** One look by key for each event. As a bare EXISTS the planner may read all of inbound instead, once for each statement. */
const known = "(select true from inbound e where e.event_key = i.event_key limit 1) is not null";

const text = `with input as (
    select * from unnest($1::uuid[], $2::int[], $3::bytea[], $4::int[], $5::text[], $6::bytea[], $7::bytea[], $8::timestamptz[], $9::boolean[], $15::bigint[])
      with ordinality as i(id, version, session, said, channel, event_key, conversation_key, at, heard, arrival, place)),
  moved as (
    update conversation c set sealed_session = i.session, version = c.version + 1, said = i.said,
      updated_at = case when i.heard then now() else c.updated_at end, unreachable = null,
      sender = case when ${free()} then $10::uuid else c.sender end,
      sender_until = case when ${free()} then now() + interval '${holdSeconds} seconds' else c.sender_until end
    from input i
    where c.id = i.id and c.version = i.version
      and not exists (select from inbound e where e.event_key = i.event_key)
      and not exists (select from inbound k where k.conversation_key = i.conversation_key and k.status = 'kept'
        and (i.arrival is null or k.seq < i.arrival))
    returning i.place, c.id, c.sender),
  event as (
    insert into inbound (seq, channel, event_key, conversation_key, received_at, status)
    select coalesce(i.arrival, nextval('inbound_seq_seq')), i.channel, i.event_key, i.conversation_key, i.at, 'done'
    from moved m join input i on i.place = m.place order by m.place
    on conflict (event_key) do nothing returning 1),
  messages as (
    insert into outbox (conversation_id, n, sealed_body, created_at, status)
    select m.id, b.n, b.body, b.at, 'waiting'
    from unnest($11::bigint[], $12::int[], $13::bytea[], $14::timestamptz[]) as b(place, n, body, at)
    join moved m on m.place = b.place)
  select m.place is not null as done,
    ${known} as known,
    m.sender = $10::uuid as mine,
    (select before.sender is distinct from $10::uuid or before.unreachable is not null
     from conversation before where before.id = i.id) as reload,
    case when m.sender <> $10::uuid then pg_notify('${deliveryChannel}', m.sender || ' ' || m.id) end as told,
    case when (select count(*) from moved) <> (select count(*) from event) then turn_conflict() end as conflict
  from input i left join moved m on m.place = i.place order by i.place`;

function free(): string {
  return "(c.sender is null or c.sender = $10::uuid or c.sender_until is null or c.sender_until < now())";
}

/** The one statement of these turns, with a row for each in their order: as of turnStatement. */
export function turnsStatement(keys: Keys, turns: readonly Turn[]): Statement {
  const said = turns.flatMap(({ conversation, messages }, index) =>
    messages.map((message) => ({ place: index + 1, message, body: sealBody(keys, conversation.id, message) })),
  );
  return {
    name: "turns",
    text,
    values: [
      turns.map(({ conversation }) => conversation.id),
      turns.map(({ conversation }) => conversation.version),
      byteaArray(turns.map(({ conversation, session }) => sealSession(keys, conversation.id, session))),
      turns.map(({ conversation, messages }) => messages.at(-1)?.n ?? conversation.said),
      turns.map(({ event }) => event.channel),
      byteaArray(turns.map(({ event }) => eventKey(keys, event))),
      byteaArray(turns.map(({ event }) => conversationKey(keys, event.channel, event.address))),
      turns.map(({ event }) => event.at),
      turns.map(({ event }) => event.input.kind !== "taken-over"),
      turns[0]?.sender ?? null,
      said.map(({ place }) => place),
      said.map(({ message }) => message.n),
      byteaArray(said.map(({ body }) => body)),
      said.map(({ message }) => message.at),
      turns.map(({ conversation }) => conversation.arrival),
    ],
  };
}
