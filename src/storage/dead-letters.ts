/** Messages that were given up, and events that were set aside after bugs: listed, tried again, or dropped by a person. */
import type { DeadLetter, DeadLetterStore, SetAsideStore } from "../conversation/delivery.ts";
import type { Database } from "./database.ts";
import { deliveryChannel } from "./delivery-hold.ts";
import { type Keys, openBody } from "./sealed-rows.ts";

interface DeadRow {
  id: string;
  n: number;
  channel: string;
  sealed: Buffer;
  at: Date;
  code: string | null;
}

/** The dead letters of a database. */
export function createDeadLetters(database: Database, keys: Keys): DeadLetterStore {
  return {
    async list(atMost) {
      const rows = await database.query<DeadRow>({
        name: "dead-letters",
        text: `select o.conversation_id as id, o.n, c.channel, o.sealed_body as sealed, o.created_at as at, o.failure as code
               from outbox o join conversation c on c.id = o.conversation_id
               where o.status = 'dead' order by o.created_at desc, o.conversation_id, o.n limit $1`,
        values: [atMost],
      });
      return rows.map(({ id, n, channel, sealed, at, code }): DeadLetter => {
        const { kind } = openBody(keys, id, { n, sealed }).message;
        return { conversationId: id, n, channel, kind, at: at.toISOString(), code: code ?? "" };
      });
    },
    async sendAgain(actor, conversationId, n) {
      const rows = await database.query({
        name: "dead-letter-again",
        text: `with again as (
                 update outbox set status = 'waiting', failure = null, not_before = null, created_at = now()
                 where conversation_id = $1 and n = $2 and status = 'dead' returning conversation_id as id),
               reachable as (update conversation c set unreachable = null from again where c.id = again.id returning c.id, c.sender),
               audited as (
                 insert into audit_entry (at, actor, action, detail)
                 select now(), $3, 'message-sent-again', id || ' ' || $2::int from again)
               select pg_notify('${deliveryChannel}', sender || ' ' || id) from reachable`,
        values: [conversationId, n, actor.staffId],
      });
      return rows.length > 0;
    },
    async drop(actor, conversationId, n) {
      const rows = await database.query({
        name: "dead-letter-drop",
        text: `with gone as (
                 delete from outbox where conversation_id = $1 and n = $2 and status = 'dead' returning conversation_id as id)
               insert into audit_entry (at, actor, action, detail)
               select now(), $3, 'message-dropped', id || ' ' || $2::int from gone returning seq`,
        values: [conversationId, n, actor.staffId],
      });
      return rows.length > 0;
    },
  };
}

/** The set-aside events of a database. */
export function createSetAside(database: Database): SetAsideStore {
  const settle = async (
    actor: { staffId: string },
    id: string,
    { change, action }: { change: string; action: string },
  ) => {
    if (!/^\d{1,18}$/.test(id)) return false;
    const rows = await database.query({
      name: `set-aside-${action}`,
      text: `with settled as (update inbound set ${change} where seq = $1 and status = 'failed' returning seq)
             insert into audit_entry (at, actor, action, detail)
             select now(), $2, '${action}', seq::text from settled returning seq`,
      values: [id, actor.staffId],
    });
    return rows.length > 0;
  };
  return {
    async list(atMost) {
      const rows = await database.query<{ seq: string; channel: string; at: Date; attempts: number }>({
        name: "set-aside",
        text: "select seq, channel, received_at as at, attempts from inbound where status = 'failed' order by seq desc limit $1",
        values: [atMost],
      });
      return rows.map(({ seq, channel, at, attempts }) => ({ id: seq, channel, at: at.toISOString(), attempts }));
    },
    tryAgain: (actor, id) =>
      settle(actor, id, { change: "status = 'kept', attempts = 0, received_at = now()", action: "event-tried-again" }),
    drop: (actor, id) => settle(actor, id, { change: "status = 'done', sealed_event = null", action: "event-dropped" }),
  };
}
