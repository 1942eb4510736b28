/**
 * The statement of a turn. In order: the conversation moves on if it still has the version the turn was made from, its
 * event is not known yet and none waits before it; the event is written as done; then messages, cases and additions.
 */
import type { InboundEvent, StoredEvent, Turn } from "../conversation/ports.ts";
import { byteaArray } from "./bytea-array.ts";
import { writeAct } from "./commit-act.ts";
import { type Found, writeAddition, writeComplaint } from "./commit-case.ts";
import { writeNotes } from "./commit-notes.ts";
import type { Statement } from "./database.ts";
import { deliveryChannel, holdSeconds } from "./delivery-hold.ts";
import { conversationKey, eventKey, type Keys, sealAddress, sealBody, sealSession } from "./sealed-rows.ts";
import { UnitOfWork } from "./unit-of-work.ts";

interface TurnWrite {
  unit: UnitOfWork;
  keys: Keys;
  turn: Turn;
}

/**
 * The one statement that does everything of a turn. Its row: `done`, `known`; on a channel that sends also `mine` (this
 * sender delivers) and `reload` (after earlier messages that may wait).
 */
export function turnStatement(keys: Keys, turn: Turn, found: Found): Statement {
  const unit = new UnitOfWork();
  const write = { unit, keys, turn };
  const known = isStored(turn.event) ? writeKeptEvent(write, turn.event) : writeEvent(write);
  unit.must("not exists (select from moved) or exists (select from event)");
  if (turn.messages.length > 0) writeMessages(write);
  writeNotes(unit, keys, turn);
  for (const [i, complaint] of turn.filed.entries()) {
    writeComplaint({ ...write, found, name: `filed${i}` }, complaint);
  }
  for (const [i, appended] of turn.appended.entries()) {
    const opened = found.cases[i];
    if (!opened) throw new Error("A turn adds to a case that does not exist");
    writeAddition({ ...write, found, name: `added${i}` }, opened, appended);
  }
  for (const [i, acted] of turn.acted.entries()) {
    const opened = found.cases[turn.appended.length + i];
    if (!opened) throw new Error("A turn acts on a case that does not exist");
    writeAct({ ...write, found, name: `acted${i}` }, opened, acted.act);
  }
  return unit.statement(
    `exists (select from event) as done, ${known} as known${turn.sender === null ? "" : delivery(write)}`,
  );
}

/** Columns that say who delivers. They read the conversation as it was before the turn; another sender is told. */
function delivery({ unit, turn }: TurnWrite): string {
  const id = unit.value(turn.conversation.id, "uuid");
  const sender = unit.value(turn.sender, "uuid");
  return `, (select sender = ${sender} from moved) as mine,
    coalesce((select sender is distinct from ${sender} or unreachable is not null from conversation where id = ${id}), false) as reload,
    (select pg_notify('${deliveryChannel}', sender || ' ' || id) from moved where sender <> ${sender}) as told`;
}

/** True for an event that was kept for later. */
function isStored(event: InboundEvent | StoredEvent): event is StoredEvent {
  return "seq" in event;
}

/** The event of this turn, never seen before. Returns the condition under which it is known. */
function writeEvent(write: TurnWrite): string {
  const { unit, keys, turn } = write;
  const { event } = turn;
  const key = unit.value(eventKey(keys, event), "bytea");
  const conversation = unit.value(conversationKey(keys, event.channel, event.address), "bytea");
  const { arrival } = turn.conversation;
  // Drawn here, it is above that of everything that waits already.
  const seq = arrival === null ? "nextval('inbound_seq_seq')" : unit.value(arrival, "bigint");
  const earlier = arrival === null ? "" : ` and seq < ${seq}`;
  const known = `exists (select from inbound where event_key = ${key})`;
  const waiting = `exists (select from inbound where conversation_key = ${conversation} and status = 'kept'${earlier})`;
  writeConversation(write, `not ${known} and not ${waiting}`);
  unit.write(
    "event",
    `insert into inbound (seq, channel, event_key, conversation_key, received_at, status)
     select ${seq}, ${unit.value(event.channel, "text")}, ${key}, ${conversation}, ${unit.value(event.at, "timestamptz")}, 'done'
     from moved on conflict (event_key) do nothing returning seq`,
  );
  return known;
}

/** An event that was kept for this turn. Returns the condition under which somebody else is done with it. */
function writeKeptEvent(write: TurnWrite, event: StoredEvent): string {
  const { unit, keys } = write;
  const seq = unit.value(event.seq, "bigint");
  const conversation = unit.value(conversationKey(keys, event.channel, event.address), "bytea");
  const kept = `exists (select from inbound where seq = ${seq} and status = 'kept')`;
  const before = `exists (select from inbound where conversation_key = ${conversation} and status = 'kept' and seq < ${seq})`;
  writeConversation(write, `${kept} and not ${before}`);
  unit.write(
    "event",
    `update inbound set status = 'done', sealed_event = null
     from moved where seq = ${seq} and status = 'kept' returning seq`,
  );
  return `not ${kept}`;
}

function writeConversation(write: TurnWrite, ready: string): void {
  const { unit, keys, turn } = write;
  const { conversation, event } = turn;
  const id = unit.value(conversation.id, "uuid");
  const session = unit.value(sealSession(keys, conversation.id, turn.session), "bytea");
  const said = unit.value(turn.messages.at(-1)?.n ?? conversation.said, "int");
  const sender = turn.sender === null ? null : unit.value(turn.sender, "uuid");
  const returned = sender === null ? "id" : "id, sender";
  if (conversation.version > 0) {
    const version = unit.value(conversation.version, "int");
    // When the person was last heard: platforms count from there how long they may be written to.
    const heard = event.input.kind === "taken-over" ? "updated_at" : "now()";
    unit.write(
      "moved",
      `update conversation set sealed_session = ${session}, version = version + 1, said = ${said}, updated_at = ${heard}${sender === null ? "" : taken(sender)}
       where id = ${id} and version = ${version} and ${ready} returning ${returned}`,
    );
    return;
  }
  const key = conversationKey(keys, event.channel, event.address);
  unit.write(
    "moved",
    `insert into conversation (id, channel, key, sealed_address, sealed_session, version, said, created_at, updated_at${sender === null ? "" : ", sender, sender_until"})
     select ${id}, ${unit.value(event.channel, "text")}, ${unit.value(key, "bytea")},
       ${unit.value(sealAddress(keys, key, event.address), "bytea")}, ${session}, 1, ${said}, now(), now()${sender === null ? "" : `, ${sender}, now() + interval '${holdSeconds} seconds'`}
     where ${ready} on conflict (key) do nothing returning ${returned}`,
  );
}

/** The sender of this process delivers, unless another one that lives holds the conversation. Who writes can be reached. */
function taken(sender: string): string {
  const free = `(sender is null or sender = ${sender} or sender_until is null or sender_until < now())`;
  return `, unreachable = null, sender = case when ${free} then ${sender} else sender end,
         sender_until = case when ${free} then now() + interval '${holdSeconds} seconds' else sender_until end`;
}

function writeMessages({ unit, keys, turn }: TurnWrite): void {
  const { conversation, messages } = turn;
  const numbers = unit.value(
    messages.map((message) => message.n),
    "int[]",
  );
  const bodies = unit.value(byteaArray(messages.map((message) => sealBody(keys, conversation.id, message))), "bytea[]");
  const times = unit.value(
    messages.map((message) => message.at),
    "timestamptz[]",
  );
  unit.write(
    "messages",
    `insert into outbox (conversation_id, n, sealed_body, created_at, status)
     select ${unit.value(conversation.id, "uuid")}, m.n, m.body, m.at, ${turn.sender === null ? "'mailbox'" : "'waiting'"}
     from event, unnest(${numbers}, ${bodies}, ${times}) as m(n, body, at)`,
  );
}
