/** The pool of connections that every part of storage shares, and statements on it with our errors. */
import pg from "pg";
import type { Connection } from "./embedded-postgres.ts";
import type { Log } from "./log.ts";
import { storageError } from "./storage-error.ts";

/** How to reach the database: the embedded one, or the address in DATABASE_URL. */
export type Address = Connection | { connectionString: string };

/** A statement; those with a name are prepared once per connection. */
export interface Statement {
  name?: string;
  text: string;
  values: unknown[];
}

/** Runs statements. Failures are AppError STORAGE_UNAVAILABLE or StatementRefused. */
export interface Database {
  pool: pg.Pool;
  query<Row extends pg.QueryResultRow>(statement: Statement): Promise<Row[]>;
  /** Several statements in one transaction. */
  transaction<T>(work: (run: Database["query"]) => Promise<T>): Promise<T>;
  /** A connection of its own outside the pool, for what lasts: listening, holding a lock. Its user ends it. */
  connect(): Promise<pg.Client>;
  close(): Promise<void>;
}

/** Longest time for one statement. A turn's takes about a millisecond; a file of 10 MB well under a second. */
const statementMs = 15_000;
/** Longest wait for a free or a new connection. */
const connectMs = 5_000;

/**
 * Prisma's adapter takes every time for UTC, whatever zone the operator's PostgreSQL is set to. Every statement finds its
 * rows by keys, so one plan fits all values (planning a turn anew each time would cost more than running it), and it must
 * not be a plan that reads whole tables, made while these were still empty.
 */
export const sessionSettings = [
  "set timezone to 'UTC'",
  "set plan_cache_mode to force_generic_plan",
  "set enable_seqscan to off",
];

/** Opens the pool. No connection is made before the first statement. */
export function openDatabase(address: Address, atMost: number, log: Log): Database {
  const pool = new pg.Pool({
    ...address,
    max: atMost,
    connectionTimeoutMillis: connectMs,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    statement_timeout: statementMs,
    query_timeout: statementMs + 5_000,
    idle_in_transaction_session_timeout: 30_000,
    application_name: "an-sinh",
    onConnect: (client) => client.query(sessionSettings.join("; ")),
  });
  // A connection that dies while idle: the pool drops it and makes another when it is needed.
  pool.on("error", (error) => log.warn({ code: codeOf(error) }, "a database connection was lost"));
  const query = <Row extends pg.QueryResultRow>(statement: Statement) => run<Row>(pool, statement);
  return {
    pool,
    query,
    transaction: (work) => transaction(pool, work),
    connect: () => connectAlone(address),
    close: () => pool.end(),
  };
}

async function connectAlone(address: Address): Promise<pg.Client> {
  const client = new pg.Client({
    ...address,
    connectionTimeoutMillis: connectMs,
    keepAlive: true,
    application_name: "an-sinh",
  });
  // Whoever has it hears of its end by "end"; without this an error would end the process.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw storageError(error);
  }
}

async function run<Row extends pg.QueryResultRow>(on: pg.Pool | pg.PoolClient, statement: Statement): Promise<Row[]> {
  try {
    return (await on.query<Row>(statement)).rows;
  } catch (error) {
    throw storageError(error);
  }
}

async function transaction<T>(pool: pg.Pool, work: (run: Database["query"]) => Promise<T>): Promise<T> {
  const client = await pool.connect().catch((error) => {
    throw storageError(error);
  });
  try {
    await run(client, { text: "begin", values: [] });
    const result = await work((statement) => run(client, statement));
    await run(client, { text: "commit", values: [] });
    client.release();
    return result;
  } catch (error) {
    const undone = await client.query("rollback").then(
      () => true,
      () => false,
    );
    client.release(!undone);
    throw error;
  }
}

function codeOf(error: Error): string {
  return "code" in error ? String(error.code) : "closed";
}
