/** Puts a backup back: all of it in one transaction, into a database that is empty or is to be replaced. */
import type pg from "pg";
import { AppError } from "../errors.ts";
import { unreadable } from "./archive-cipher.ts";
import { type ArchiveHead, readArchive } from "./archive-lines.ts";
import type { RowCounts } from "./backup.ts";
import { type ErasedCase, eraseAgain, erasedInDatabase } from "./erase-case.ts";
import type { KeyRing } from "./key-ring.ts";
import { applyMigration, assertUsable, createMigrationsTable, migrate, readMigrations } from "./migrate.ts";
import { numbered, tables } from "./tables.ts";

/** What to put back, and where. */
export interface Restore {
  client: pg.ClientBase;
  ring: KeyRing;
  file: string;
  /** Whether rows that are there now may go. */
  replace: boolean;
  /** Cases erased since, from the list in the data folder. */
  erased: ErasedCase[];
}

/** Rows put back by one statement: at most this many characters, so that large files go one by one. */
const charactersAtOnce = 1024 * 1024;

/**
 * Restores a backup and brings the result up to date. Cases that were erased after the backup was made are erased
 * again. Throws RESTORE_NOT_EMPTY, BACKUP_UNREADABLE, MIGRATION_UNKNOWN; then the database is as it was before.
 */
export async function restoreBackup(restore: Restore): Promise<RowCounts> {
  const { client } = restore;
  await assertUsable(client);
  await client.query("begin");
  try {
    // Rows keep the numbers that they had.
    await client.query(
      "set local timezone to 'UTC'; set local statement_timeout to 0; set local an_sinh.restoring to 'on'",
    );
    const erased = [...restore.erased, ...(await erasedInDatabase(client))];
    if (!restore.replace) await assertEmpty(client);
    const { counts, created } = await putBack(restore);
    await eraseAgain(client, erased);
    await client.query(
      "insert into audit_entry (at, actor, action, detail) values (now(), 'system', 'backup-restored', $1)",
      [created],
    );
    await client.query("commit");
    await migrate(client, await readMigrations());
    return counts;
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

async function assertEmpty(client: pg.ClientBase): Promise<void> {
  for (const table of tables.filter((name) => name !== "house_key")) {
    const { rows } = await client.query("select to_regclass($1) is not null as found", [table]);
    if (!rows[0]?.found) continue;
    const { rows: first } = await client.query(`select 1 from "${table}" limit 1`);
    if (first.length === 0) continue;
    throw new AppError(
      "RESTORE_NOT_EMPTY",
      `The database is not empty (table ${table}). Restore into an empty one, or add --replace to throw away what is in it now.`,
    );
  }
}

/** The rows; `created` is when the backup was made, an ISO instant. */
async function putBack({ client, ring, file }: Restore): Promise<{ counts: RowCounts; created: string }> {
  const counts: RowCounts = Object.fromEntries(tables.map((table) => [table, 0]));
  const batch = new Batch(client);
  let end: Record<string, number> | null = null;
  let created = "";
  for await (const part of readArchive(file, ring)) {
    if ("head" in part) {
      created = part.head.created;
      await rebuild(client, part.head);
    } else if ("end" in part) end = part.end;
    else {
      if (!(part.table in counts)) throw unreadable(`it has a table ${part.table} that this version does not know`);
      counts[part.table] = (counts[part.table] ?? 0) + 1;
      await batch.add(part.table, part.row);
    }
  }
  await batch.flush();
  if (!end || tables.some((table) => (end[table] ?? 0) !== counts[table])) throw unreadable("rows are missing");
  await continueNumbers(client);
  return { counts, created };
}

/** Empty tables in the shape in which the backup was made. */
async function rebuild(client: pg.ClientBase, head: ArchiveHead): Promise<void> {
  const known = await readMigrations();
  const wanted = head.migrations.map(({ name, checksum }) => {
    const migration = known.find((one) => one.name === name && one.checksum === checksum);
    if (migration) return migration;
    throw new AppError(
      "MIGRATION_UNKNOWN",
      `The backup has the migration ${name}, which this version of An Sinh does not know. Restore it with the version that made it, or a newer one.`,
    );
  });
  await client.query(`drop table if exists ${tables.join(", ")}, "_prisma_migrations" cascade`);
  await client.query("drop function if exists turn_conflict()");
  await createMigrationsTable(client);
  for (const migration of wanted) await applyMigration(client, migration);
}

class Batch {
  readonly #client: pg.ClientBase;
  #table = "";
  #rows: string[] = [];
  #characters = 0;

  constructor(client: pg.ClientBase) {
    this.#client = client;
  }

  async add(table: string, row: string): Promise<void> {
    if (table !== this.#table || this.#characters + row.length > charactersAtOnce) await this.flush();
    this.#table = table;
    this.#rows.push(row);
    this.#characters += row.length;
  }

  async flush(): Promise<void> {
    if (this.#rows.length === 0) return;
    const rows = `[${this.#rows.join(",")}]`;
    this.#rows = [];
    this.#characters = 0;
    const table = `"${this.#table}"`;
    await this.#client.query(`insert into ${table} select * from json_populate_recordset(null::${table}, $1::json)`, [
      rows,
    ]);
  }
}

async function continueNumbers(client: pg.ClientBase): Promise<void> {
  for (const [table, column] of numbered) {
    await client.query(
      `select setval(pg_get_serial_sequence('${table}', '${column}'), (select coalesce(max(${column}), 0) + 1 from ${table}), false)`,
    );
  }
}
