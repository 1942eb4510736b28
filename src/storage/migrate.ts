/**
 * Brings the database to the shape this program was written for. Applied migrations are recorded in _prisma_migrations
 * as Prisma's command line does; edited or unknown ones are refused, because nobody could say what the tables hold.
 */
import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";
import { AppError } from "../errors.ts";
import { projectRoot } from "../project-root.ts";

/** One folder of prisma/migrations. */
export interface Migration {
  name: string;
  sql: string;
  /** SHA-256 of the file, hex, as Prisma computes it. */
  checksum: string;
}

/** Key of the advisory lock under which one process prepares the database. */
const prepareLock = 116_2022;

const table = `create table if not exists "_prisma_migrations" (
  "id" varchar(36) primary key not null,
  "checksum" varchar(64) not null,
  "finished_at" timestamptz,
  "migration_name" varchar(255) not null,
  "logs" text,
  "rolled_back_at" timestamptz,
  "started_at" timestamptz not null default now(),
  "applied_steps_count" integer not null default 0
)`;

/** The migrations of this program, oldest first. */
export async function readMigrations(folder = join(projectRoot, "prisma", "migrations")): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(names.sort().map((name) => readMigration(folder, name)));
}

async function readMigration(folder: string, name: string): Promise<Migration> {
  const sql = await readFile(join(folder, name, "migration.sql"), "utf8");
  return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
}

/** Does the work while no other process prepares the same database. */
export async function whilePreparing<T>(client: pg.ClientBase, work: () => Promise<T>): Promise<T> {
  await client.query("select pg_advisory_lock($1)", [prepareLock]);
  try {
    return await work();
  } finally {
    await client.query("select pg_advisory_unlock($1)", [prepareLock]).catch(() => undefined);
  }
}

/**
 * Applies what is pending, each migration in a transaction of its own; call it inside `whilePreparing`. Returns the
 * names applied. Throws AppError MIGRATION_EDITED, MIGRATION_UNKNOWN or MIGRATION_FAILED.
 */
export async function migrate(client: pg.ClientBase, migrations: Migration[]): Promise<string[]> {
  await assertUsable(client);
  await createMigrationsTable(client);
  const applied = await appliedMigrations(client);
  assertKnown(applied, migrations);
  const pending = migrations.filter((migration) => !applied.has(migration.name));
  for (const migration of pending) await apply(client, migration);
  return pending.map((migration) => migration.name);
}

/** Refuses a PostgreSQL that is too old or does not keep UTF-8. Throws AppError MIGRATION_FAILED. */
export async function assertUsable(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query(
    "select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding",
  );
  const { version, encoding } = rows[0];
  if (version < 140_000) {
    throw new AppError(
      "MIGRATION_FAILED",
      `This database is PostgreSQL ${Math.floor(version / 10_000)}; An Sinh needs 14 or newer. Set DATABASE_URL to a newer one.`,
    );
  }
  if (encoding !== "UTF8") {
    throw new AppError(
      "MIGRATION_FAILED",
      `This database keeps its text as ${encoding}, which cannot hold Vietnamese. Create it with ENCODING 'UTF8'.`,
    );
  }
}

async function appliedMigrations(client: pg.ClientBase): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; checksum: string; finished: boolean }>(
    `select migration_name as name, checksum, finished_at is not null as finished
     from "_prisma_migrations" where rolled_back_at is null order by started_at`,
  );
  const broken = rows.find((row) => !row.finished);
  if (broken) {
    throw new AppError(
      "MIGRATION_FAILED",
      `The migration ${broken.name} was begun by another tool and never finished. Correct the database with "prisma migrate resolve", or restore a backup into an empty one.`,
    );
  }
  return new Map(rows.map((row) => [row.name, row.checksum]));
}

function assertKnown(applied: Map<string, string>, migrations: Migration[]): void {
  const known = new Map(migrations.map((migration) => [migration.name, migration.checksum]));
  for (const [name, checksum] of applied) {
    if (!known.has(name)) {
      throw new AppError(
        "MIGRATION_UNKNOWN",
        `The database has the migration ${name}, which this version of An Sinh does not know: it was used by a newer one. Start that version.`,
      );
    }
    if (known.get(name) !== checksum) {
      throw new AppError(
        "MIGRATION_EDITED",
        `The file prisma/migrations/${name}/migration.sql was changed after it had been applied. Put it back as it was, and write the change as a new migration.`,
      );
    }
  }
}

async function apply(client: pg.ClientBase, migration: Migration): Promise<void> {
  try {
    await client.query("begin");
    await applyMigration(client, migration);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw failed(`the migration ${migration.name}`, error);
  }
}

/** The table in which applied migrations are recorded. */
export async function createMigrationsTable(client: pg.ClientBase): Promise<void> {
  await client.query(table).catch((error) => {
    throw failed("the table _prisma_migrations", error);
  });
}

/** Applies and records one migration in the transaction that is open. */
export async function applyMigration(client: pg.ClientBase, migration: Migration): Promise<void> {
  await client.query(migration.sql);
  await client.query(
    `insert into "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count)
     values ($1, $2, $3, clock_timestamp(), 1)`,
    [randomUUID(), migration.checksum, migration.name],
  );
}

function failed(what: string, error: unknown): AppError {
  const said = error instanceof Error ? error.message : String(error);
  return new AppError(
    "MIGRATION_FAILED",
    `PostgreSQL refused ${what}: ${said}. Nothing of it was applied. The user in DATABASE_URL must be allowed to create tables in the schema public.`,
    { cause: error },
  );
}
