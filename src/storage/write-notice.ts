/** A message to a citizen that no word of theirs asked for: news of their case, where they wrote from. */
import type { Message } from "../flow/message.ts";
import { byteaArray } from "./bytea-array.ts";
import type { CaseLink, MessagePlace } from "./case-rows.ts";
import type { Database } from "./database.ts";
import { deliveryChannel } from "./delivery-hold.ts";
import { conversationKey, type Keys, sealBody } from "./sealed-rows.ts";

/** Who is told, and what. */
export interface Notice {
  link: CaseLink;
  lang: string;
  message: Message;
}

/**
 * Locks the conversations of cases before these are changed, in one order: turns lock in this order too, and two that wait
 * for each other would both be lost.
 */
export async function lockConversations(run: Database["query"], keys: Keys, links: readonly CaseLink[]): Promise<void> {
  if (links.length === 0) return;
  await run({
    name: "notice-lock",
    text: "select id from conversation where key = any($1::bytea[]) order by key for update",
    values: [byteaArray(links.map(({ channel, address }) => conversationKey(keys, channel, address)))],
  });
}

/**
 * Says something in a conversation, within a transaction. The conversation is locked meanwhile; a turn that was made
 * before is taken again, so that numbers never collide. Held when the person is away. Gives where it stands; null, and
 * does nothing, when the conversation was deleted.
 */
export async function writeNotice(
  run: Database["query"],
  keys: Keys,
  { link, lang, message }: Notice,
): Promise<MessagePlace | null> {
  const key = conversationKey(keys, link.channel, link.address);
  const [found] = await run<{ id: string; n: number }>({
    name: "notice-number",
    text: "update conversation set said = said + 1, version = version + 1 where key = $1 returning id, said as n",
    values: [key],
  });
  if (!found) return null;
  await run({
    name: "notice-write",
    text: `with written as (
             insert into outbox (conversation_id, n, sealed_body, created_at, status, notice)
             select id, $2, $3, now(), case when sender is null then 'mailbox' else 'waiting' end, true
             from conversation where id = $1 returning conversation_id as id)
           select pg_notify('${deliveryChannel}', c.sender || ' ' || c.id) from written join conversation c on c.id = written.id
           where c.sender_until > now() and c.unreachable is null`,
    values: [found.id, found.n, sealBody(keys, found.id, { n: found.n, lang, message })],
  });
  return { conversationId: found.id, n: found.n };
}
