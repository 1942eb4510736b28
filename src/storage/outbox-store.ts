/** The mailbox of a conversation: what was said and has not reached the person's device yet. */
import type { OutboundMessage, Outbox } from "../conversation/ports.ts";
import type { Database } from "./database.ts";
import { conversationKey, type Keys, openBody } from "./sealed-rows.ts";

/** The outbox of a database. */
export function createOutbox(database: Database, keys: Keys): Outbox {
  return {
    async messagesAfter(channel, address, ...[after, limit]) {
      const rows = await database.query<{ id: string; n: number; sealed: Buffer; at: Date }>({
        name: "outbox-after",
        text: `select o.conversation_id as id, o.n, o.sealed_body as sealed, o.created_at as at
               from conversation c join outbox o on o.conversation_id = c.id
               where c.key = $1 and o.n > $2 order by o.n limit $3`,
        values: [conversationKey(keys, channel, address), after, limit],
      });
      return rows.map(
        (row): OutboundMessage => ({ n: row.n, at: row.at.toISOString(), ...openBody(keys, row.id, row) }),
      );
    },
    async acknowledge(channel, address, upTo) {
      await database.query({
        name: "outbox-acknowledge",
        text: `delete from outbox o using conversation c where c.key = $1 and o.conversation_id = c.id and o.n <= $2`,
        values: [conversationKey(keys, channel, address), upTo],
      });
    },
  };
}
