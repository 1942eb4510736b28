/**
 * What the database alone can do: as many writers as there are chats run a statement of the shape of a turn (the
 * conversation moves on with its session, the event and one message are written) on the real tables, and delivered
 * messages are deleted in batches. No HTTP, no conversation, no sealing.
 */
import { randomBytes, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { migrate, readMigrations, whilePreparing } from "../../src/storage/migrate.ts";
import { onDatabase } from "../storage/on-database.ts";
import type { BenchServer } from "./bench-server.ts";
import type { LoadPlan, Measured } from "./load.ts";

/** The database of bare SQL. */
export interface BareSql {
  measure(plan: LoadPlan): Promise<Measured>;
  /** What is wrong in the tables afterwards; null when every turn is there and no message is left. */
  mistake(): Promise<string | null>;
  stop(): Promise<void>;
}

/** As many connections as DATABASE_POOL gives a server by default. */
const connections = 10;
const sessionBytes = 1_024;
const messageBytes = 512;

const turnText = `
  with moved as (
    update conversation set sealed_session = $2, version = version + 1, said = $3, updated_at = now()
    where id = $1 and version = $3 returning id),
  event as (
    insert into inbound (channel, event_key, conversation_key, received_at, status)
    select 'telegram', $4, $5, now(), 'done' from moved on conflict (event_key) do nothing returning seq)
  insert into outbox (conversation_id, n, sealed_body, created_at, status)
  select $1, $3, $6, now(), 'waiting' from event`;

const deleteText = `
  delete from outbox o using unnest($1::uuid[], $2::int[]) as m(id, n) where o.conversation_id = m.id and o.n = m.n`;

interface Writer {
  id: string;
  key: Buffer;
  version: number;
}

/** Turns that were written and whose messages are still to be deleted. */
interface Progress {
  stopping: boolean;
  /** All writers have ended. */
  ended: boolean;
  written: number;
  delivered: { id: string; n: number }[];
  latencies: number[] | null;
}

/** Creates the tables and one conversation for each writer. */
export async function startBareSql(server: BenchServer, size: number): Promise<BareSql> {
  const databaseUrl = await server.createDatabase("bare");
  const migrations = await readMigrations();
  await onDatabase(databaseUrl, (client) => whilePreparing(client, () => migrate(client, migrations)));
  const pool = new pg.Pool({ connectionString: databaseUrl, max: connections });
  // pool.end() does not wait until the server saw the end of idle connections; then it says so when it stops.
  pool.on("error", () => undefined);
  const writers = Array.from({ length: size }, () => ({ id: randomUUID(), key: randomBytes(32), version: 1 }));
  for (const { id, key } of writers) {
    await pool.query(
      `insert into conversation (id, channel, key, sealed_address, sealed_session, version, said, created_at, updated_at)
       values ($1, 'telegram', $2, $3, $4, 1, 0, now(), now())`,
      [id, key, randomBytes(64), randomBytes(sessionBytes)],
    );
  }
  let written = 0;
  return {
    async measure(plan) {
      const progress: Progress = { stopping: false, ended: false, written: 0, delivered: [], latencies: null };
      const measured = await measure(pool, writers.slice(0, plan.chats), { plan, progress });
      written += progress.written;
      return measured;
    },
    mistake: () => mistakeIn(pool, written),
    stop: () => pool.end(),
  };
}

async function measure(
  pool: pg.Pool,
  writers: Writer[],
  { plan, progress }: { plan: LoadPlan; progress: Progress },
): Promise<Measured> {
  const writing = Promise.all(writers.map((writer) => write(pool, writer, progress)));
  const deleting = deleteDelivered(pool, progress);
  await sleep(plan.leadInMs);
  const latencies: number[] = [];
  const cpu = process.cpuUsage();
  const from = performance.now();
  progress.latencies = latencies;
  await sleep(plan.ms);
  progress.latencies = null;
  const ms = performance.now() - from;
  const used = process.cpuUsage(cpu);
  progress.stopping = true;
  await writing;
  progress.ended = true;
  await deleting;
  return {
    turnsPerSecond: (latencies.length * 1000) / ms,
    programMs: Number.NaN,
    databaseMs: Number.NaN,
    latencies: Float64Array.from(latencies).sort(),
    replies: Float64Array.from(latencies).sort(),
    loadShare: (used.user + used.system) / 1000 / ms,
  };
}

async function write(pool: pg.Pool, writer: Writer, progress: Progress): Promise<void> {
  while (!progress.stopping) {
    const from = performance.now();
    const values = [
      writer.id,
      randomBytes(sessionBytes),
      writer.version,
      randomBytes(32),
      writer.key,
      randomBytes(messageBytes),
    ];
    const { rowCount } = await pool.query({ name: "bare-turn", text: turnText, values });
    if (rowCount !== 1) throw new Error("A turn of bare SQL wrote nothing");
    progress.latencies?.push(performance.now() - from);
    progress.delivered.push({ id: writer.id, n: writer.version });
    progress.written += 1;
    writer.version += 1;
  }
}

/** Deletes in batches as the sender does: what came together while the batch before was deleted. */
async function deleteDelivered(pool: pg.Pool, progress: Progress): Promise<void> {
  while (!progress.ended || progress.delivered.length > 0) {
    const batch = progress.delivered;
    progress.delivered = [];
    if (batch.length === 0) {
      await sleep(2);
      continue;
    }
    const values = [batch.map(({ id }) => id), batch.map(({ n }) => n)];
    await pool.query({ name: "bare-delete", text: deleteText, values });
  }
}

async function mistakeIn(pool: pg.Pool, written: number): Promise<string | null> {
  const { rows } = await pool.query(
    "select (select count(*)::int from inbound) as events, (select count(*)::int from outbox) as messages",
  );
  const { events, messages } = rows[0];
  if (events === written && messages === 0) return null;
  return `${written} turns were written, ${events} events and ${messages} undeleted messages are in its tables`;
}
