/** Conversations on a channel that sends, for tests of delivery: each test has a channel of its own. */
import { randomUUID } from "node:crypto";
import type { Mark } from "../../src/conversation/delivery.ts";
import type { CommitOutcome } from "../../src/conversation/ports.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { sampleEvent, sampleTurn } from "./sample-turn.ts";
import type { TestDatabase } from "./test-database.ts";

/** A turn that was committed on a channel that sends. */
export interface Spoken {
  id: string;
  channel: string;
  address: string;
  outcome: CommitOutcome;
}

/** Who speaks where, and what is said. */
export interface Speaking {
  sender: string;
  says?: string[];
  channel?: string;
  address?: string;
}

/** Takes one turn in a conversation, a new one unless an address is given. */
export async function speak(storage: Pick<Storage, "turns">, speaking: Speaking): Promise<Spoken> {
  const { sender, says, channel = `channel-${randomUUID()}`, address = randomUUID() } = speaking;
  const seen = await storage.turns.load(channel, address);
  const turn = sampleTurn(seen, sampleEvent({ channel, address }), { sender, ...(says ? { says } : {}) });
  return { id: seen.id, channel, address, outcome: await storage.turns.commit(turn) };
}

/** The person of a conversation was found to be away by a call that begins now. */
export function away(conversationId: string, code: string): Mark {
  return { is: "away", conversationId, code, triedAt: momentLater() };
}

/** An instant after everything that was written so far: the database rounds to whole milliseconds. */
export function momentLater(): string {
  return new Date(Date.now() + 1).toISOString();
}

/** What lies in the outbox of a conversation: number and status of each message. */
export async function outboxOf(db: TestDatabase, id: string): Promise<string[]> {
  const rows = await db.query("select n, status from outbox where conversation_id = $1 order by n", [id]);
  return rows.map(({ n, status }) => `${n} ${status}`);
}

/** The sender of a conversation gives no sign of life any more. */
export async function fallSilent(db: TestDatabase, id: string): Promise<void> {
  await db.query("update conversation set sender_until = now() - interval '1 second' where id = $1", [id]);
}

/** Resolves when something holds; a test that waits in vain ends by its own time limit. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10));
}
