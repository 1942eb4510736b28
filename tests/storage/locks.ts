/** Statements that wait for each other, for tests of what happens at the same moment. */
import pg from "pg";
import { until } from "./sending.ts";
import type { TestDatabase } from "./test-database.ts";

/**
 * Locks one row by its id as somebody who writes it does: who writes it too waits, not who reads it or refers to it. It is free
 * again when the returned function has resolved.
 */
export async function lockRow(db: TestDatabase, table: "complaint" | "conversation" | "employer", id: string) {
  const client = new pg.Client({ connectionString: db.url });
  await client.connect();
  await client.query("begin");
  await client.query(`select from ${table} where id = $1 for no key update`, [id]);
  return async () => {
    await client.query("commit");
    await client.end();
  };
}

/** Resolves when that many statements wait for a lock. */
export async function blockedStatements(db: TestDatabase, n: number): Promise<void> {
  await until(async () => {
    const [row] = await db.query(
      "select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    return row.n >= n;
  });
}
