/** The message path's store: conversations, their events and turns. */
import { randomUUID } from "node:crypto";
import type {
  CommitOutcome,
  DeliveryBy,
  InboundEvent,
  StoredConversation,
  StoredEvent,
  Turn,
  TurnStore,
} from "../conversation/ports.ts";
import type { CaseRef, UrgentCase } from "../flow/effect.ts";
import { unwrapCaseKey } from "./case-rows.ts";
import type { Found } from "./commit-case.ts";
import { turnStatement } from "./commit-turn.ts";
import { isOrdinary } from "./commit-turns.ts";
import type { Database } from "./database.ts";
import { leadsTo } from "./look-ups.ts";
import { conversationKey, eventKey, type Keys, openEvent, openSession, receiptHash, sealEvent } from "./sealed-rows.ts";
import { StatementRefused } from "./storage-error.ts";
import { type CommitRow, TurnBatches } from "./turn-batches.ts";
import { isUndone } from "./unit-of-work.ts";

/** Most conversations one call of `waiting` hands out; the next sweep takes the rest. */
const waitingAtMost = 500;

/** The turn store of a database. */
export function createTurnStore(database: Database, keys: Keys, told: Partial<Told> = {}): TurnStore {
  const { filed = () => undefined, touched = async () => undefined } = told;
  const parts = { database, keys, filed, touched };
  const batches = new TurnBatches(database, keys, (turn) => commitAlone(parts, turn));
  return {
    load: (channel, address, arrival) => load(parts, { channel, address }, arrival),
    commit: (turn) => commit({ ...parts, batches }, turn),
    keep: (event, arrival) => keep(parts, event, arrival),
    next: (channel, address) => next(parts, channel, address),
    forget: (channel, address) => forget(parts, channel, address),
    fail: (event, atMost) => fail(parts, event, atMost),
    waiting: (olderThanMs) => waiting(parts, olderThanMs),
  };
}

/** Who is told of cases once a turn is committed. */
interface Told {
  /** Of those it filed: open pages show them. */
  filed(caseIds: readonly string[]): void;
  /** Of those that their citizen changed: their clocks are worked out anew. */
  touched(caseIds: readonly string[]): Promise<void>;
}

interface Parts extends Told {
  database: Database;
  keys: Keys;
}

interface LoadedRow {
  id: string | null;
  version: number;
  session: Buffer;
  said: number;
  arrival: string;
  pending: boolean;
}

async function load(
  { database, keys }: Parts,
  { channel, address }: { channel: string; address: string },
  arrival?: string,
): Promise<StoredConversation & { arrival: string }> {
  const [row] = await database.query<LoadedRow>({
    name: "conversation-load",
    text: `select c.id, c.version, c.sealed_session as session, c.said, a.arrival,
             exists (select from inbound where conversation_key = $1 and status = 'kept' and seq < a.arrival) as pending
           from (select coalesce($2::bigint, nextval('inbound_seq_seq')) as arrival) as a
           left join conversation c on c.key = $1`,
    values: [conversationKey(keys, channel, address), arrival ?? null],
  });
  if (!row) throw new Error("A load gives one row");
  const { pending } = row;
  if (!row.id) return { id: randomUUID(), version: 0, session: null, said: 0, arrival: row.arrival, pending };
  const { id, version, said } = row;
  return { id, version, session: openSession(keys, id, row.session), said, arrival: row.arrival, pending };
}

async function commit({ batches, ...parts }: Parts & { batches: TurnBatches }, turn: Turn): Promise<CommitOutcome> {
  try {
    const row = isOrdinary(turn) ? await batches.commit(turn) : await commitAlone(parts, turn);
    if (row.done) return { outcome: "committed", delivery: deliveryBy(row) };
    return { outcome: row.known ? "duplicate" : "stale" };
  } catch (error) {
    if (isLostRace(error)) return { outcome: "stale" };
    throw error;
  }
}

async function commitAlone(parts: Parts, asTaken: Turn): Promise<CommitRow> {
  const turn = await withoutTakenBack(parts, asTaken);
  const found = await find(parts, turn);
  const [row] = await parts.database.query<CommitRow & Record<string, unknown>>(turnStatement(parts.keys, turn, found));
  if (!row) throw new Error("A commit gives one row");
  if (row.done && turn.filed.length > 0) parts.filed(turn.filed.map(({ id }) => id));
  // The turn stands whatever becomes of this; the sweep works out the clocks of all open cases again.
  if (row.done && found.cases.length > 0) await parts.touched(found.cases.map(({ id }) => id)).catch(() => undefined);
  return row;
}

function deliveryBy({ mine, reload }: CommitRow): DeliveryBy {
  if (mine === false) return "elsewhere";
  return reload ? "reload" : "here";
}

async function forget({ database, keys }: Parts, channel: string, address: string): Promise<void> {
  await database.query({
    name: "conversation-forget",
    text: `with events as (update inbound set status = 'done', sealed_event = null where conversation_key = $1 and status <> 'done'),
             files as (delete from file where conversation_key = $1 and complaint_id is null),
             links as (delete from staff_link where conversation_key = $1)
           delete from conversation where key = $1`,
    values: [conversationKey(keys, channel, address)],
  });
}

/** Another process wrote the event, the case's number or its code at the same moment; nothing of the turn is left. */
function isLostRace(error: unknown): boolean {
  if (!(error instanceof StatementRefused)) return false;
  return isUndone(error) || (error.code === "23505" && ["complaint", "conversation"].includes(error.table ?? ""));
}

/** The turn without what would be added to an urgent case that its citizen took back meanwhile, or had erased. */
async function withoutTakenBack({ database }: Parts, turn: Turn): Promise<Turn> {
  const ids = turn.appended.flatMap(({ to }) => ("urgent" in to ? [to.urgent] : []));
  if (ids.length === 0) return turn;
  const open = await database.query<{ id: string }>({
    name: "urgent-cases-open",
    text: "select id from complaint where id = any($1::uuid[]) and danger is not null and state <> 'withdrawn'",
    values: [ids],
  });
  const isOpen = (id: string) => open.some((row) => row.id === id);
  return { ...turn, appended: turn.appended.filter(({ to }) => !("urgent" in to) || isOpen(to.urgent)) };
}

/** Reads what a turn with files or additions needs; most turns need nothing. */
async function find(parts: Parts, turn: Turn): Promise<Found> {
  const disputes = turn.acted.flatMap(({ act }) => (act.is === "dispute" ? [act] : []));
  const told = [...turn.filed, ...turn.appended, ...disputes];
  const fileIds = told.flatMap(({ files }) => files.map(({ id }) => id));
  const [files, cases] = await Promise.all([
    fileIds.length > 0 ? findFiles(parts, turn.event, fileIds) : [],
    Promise.all(
      [...turn.appended.map(({ to }) => to), ...turn.acted.map(({ on }) => on)].map((ref) =>
        findCase(parts, ref, turn.event),
      ),
    ),
  ]);
  return { files, cases };
}

async function findFiles({ database, keys }: Parts, of: InboundEvent, ids: string[]): Promise<Found["files"]> {
  return database.query({
    name: "draft-files",
    text: `select id, wrapped_key as wrapped from file
           where id = any($1::uuid[]) and conversation_key = $2 and complaint_id is null order by id`,
    values: [ids, conversationKey(keys, of.channel, of.address)],
  });
}

async function findCase(
  { database, keys }: Parts,
  ref: CaseRef | UrgentCase,
  from: InboundEvent,
): Promise<Found["cases"][number]> {
  const [row] = await database.query<{ id: string; wrapped: Buffer; anonymous: boolean; link: Buffer | null }>(
    "code" in ref
      ? {
          name: "case-key-by-code",
          text: "select id, wrapped_key as wrapped, anonymous, sealed_link as link from complaint where receipt_hash = $1",
          values: [receiptHash(keys, ref.code)],
        }
      : {
          name: "case-key-by-id",
          text: "select id, wrapped_key as wrapped, anonymous, sealed_link as link from complaint where id = $1",
          values: ["urgent" in ref ? ref.urgent : ref.id],
        },
  );
  if (!row) throw new Error("A turn adds to a case that does not exist");
  const key = unwrapCaseKey(keys.ring, row.id, row.wrapped);
  // Known to this talk alone, from its own sealed session.
  const own = "urgent" in ref || (row.link !== null && leadsTo(key, { id: row.id, link: row.link }, from));
  if (!("code" in ref) && !own) throw new Error("A turn adds to a case of somebody else");
  return { id: row.id, anonymous: row.anonymous, key };
}

async function keep({ database, keys }: Parts, event: InboundEvent, arrival?: string): Promise<"stored" | "duplicate"> {
  const key = eventKey(keys, event);
  const rows = await database.query({
    name: "event-keep",
    text: `insert into inbound (seq, channel, event_key, conversation_key, received_at, sealed_event, status)
           values (coalesce($6::bigint, nextval('inbound_seq_seq')), $1, $2, $3, $4, $5, 'kept')
           on conflict (event_key) do nothing returning seq`,
    values: [
      event.channel,
      key,
      conversationKey(keys, event.channel, event.address),
      event.at,
      sealEvent(keys, key, event),
      arrival ?? null,
    ],
  });
  return rows.length > 0 ? "stored" : "duplicate";
}

async function next({ database, keys }: Parts, channel: string, address: string): Promise<StoredEvent | null> {
  const [row] = await database.query<{ seq: string; key: Buffer; sealed: Buffer; attempts: number }>({
    name: "event-next",
    text: `select seq, event_key as key, sealed_event as sealed, attempts from inbound
           where conversation_key = $1 and status = 'kept' order by seq limit 1`,
    values: [conversationKey(keys, channel, address)],
  });
  if (!row) return null;
  return { ...openEvent(keys, row.key, row.sealed), seq: row.seq, attempts: row.attempts };
}

async function fail({ database }: Parts, event: StoredEvent, atMost: number): Promise<boolean> {
  const [row] = await database.query<{ status: string }>({
    name: "event-fail",
    text: `update inbound set attempts = attempts + 1,
             status = case when attempts + 1 >= $2::int then 'failed' else 'kept' end
           where seq = $1 and status = 'kept' returning status`,
    values: [event.seq, atMost],
  });
  // No row: somebody else is done with it already.
  return row?.status !== "kept";
}

async function waiting(
  { database, keys }: Parts,
  olderThanMs: number,
): Promise<{ channel: string; address: string }[]> {
  const rows = await database.query<{ key: Buffer; sealed: Buffer }>({
    name: "event-waiting",
    text: `select distinct on (conversation_key) event_key as key, sealed_event as sealed from inbound
           where status = 'kept' and received_at <= now() - $1 * interval '1 millisecond'
           order by conversation_key, seq limit $2`,
    values: [olderThanMs, waitingAtMost],
  });
  return rows.map((row) => {
    const { channel, address } = openEvent(keys, row.key, row.sealed);
    return { channel, address };
  });
}
