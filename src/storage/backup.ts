/** Makes a backup: everything as it stood at one instant, sealed, while the server goes on. */
import { open, rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type pg from "pg";
import { AppError } from "../errors.ts";
import { sealArchive, unreadable } from "./archive-cipher.ts";
import { type ArchiveHead, readArchive, rowLine } from "./archive-lines.ts";
import { systemCode } from "./data-dir.ts";
import type { KeyRing } from "./key-ring.ts";
import { tables } from "./tables.ts";

/** Number of rows by table. */
export type RowCounts = Record<string, number>;

/** Rows fetched at a time; a row of the files may have tens of megabytes. */
const rowsAtOnce = (table: string) => (table === "file" ? 1 : 500);

/**
 * Writes a backup to a new file (mode 0600) and reads it back to prove it. Throws BACKUP_NOT_WRITTEN.
 */
export async function makeBackup(client: pg.ClientBase, ring: KeyRing, file: string): Promise<RowCounts> {
  const part = `${file}.part`;
  try {
    const counts = await writeBackup(client, ring, part);
    await proveBackup(ring, part, counts);
    await rename(part, file);
    return counts;
  } catch (error) {
    await rm(part, { force: true });
    throw notWritten(file, error);
  }
}

async function writeBackup(client: pg.ClientBase, ring: KeyRing, part: string): Promise<RowCounts> {
  const handle = await open(part, "w", 0o600);
  const counts: RowCounts = {};
  await client.query("begin transaction isolation level repeatable read read only");
  try {
    await client.query(
      "set local timezone to 'UTC'; set local bytea_output to 'hex'; set local statement_timeout to 0",
    );
    const gzip = createGzip({ level: 3 });
    const sealed = (source: AsyncIterable<Buffer>) => sealArchive(ring, source);
    await pipeline(Readable.from(lines(client, counts)), gzip, sealed, handle.createWriteStream({ flush: true }));
  } finally {
    await client.query("commit");
  }
  return counts;
}

async function* lines(client: pg.ClientBase, counts: RowCounts): AsyncGenerator<string> {
  yield `${JSON.stringify(await headOf(client))}\n`;
  for (const table of tables) {
    counts[table] = 0;
    if (!(await exists(client, table))) continue;
    yield `${JSON.stringify({ table })}\n`;
    for await (const row of rowsOf(client, table)) {
      counts[table] += 1;
      yield rowLine(row);
    }
  }
  yield `${JSON.stringify({ end: counts })}\n`;
}

/** False for a table that a later migration makes. */
async function exists(client: pg.ClientBase, table: string): Promise<boolean> {
  const { rows } = await client.query("select to_regclass($1) is not null as found", [table]);
  return rows[0]?.found === true;
}

async function headOf(client: pg.ClientBase): Promise<ArchiveHead> {
  if (!(await exists(client, "_prisma_migrations"))) {
    throw new AppError("BACKUP_NOT_WRITTEN", "There is nothing to back up: An Sinh has never used this database.");
  }
  const { rows: migrations } = await client.query<{ name: string; checksum: string }>(
    `select migration_name as name, checksum from "_prisma_migrations"
     where rolled_back_at is null order by migration_name`,
  );
  const { rows } = await client.query("select now() as created, current_setting('server_version') as server");
  const { created, server } = rows[0];
  return { anSinh: "backup", format: 1, created: created.toISOString(), server, migrations };
}

async function* rowsOf(client: pg.ClientBase, table: string): AsyncGenerator<string> {
  await client.query(`declare backup_rows no scroll cursor for select row_to_json(t)::text as row from "${table}" t`);
  for (;;) {
    const { rows } = await client.query<{ row: string }>(`fetch ${rowsAtOnce(table)} from backup_rows`);
    for (const { row } of rows) yield row;
    if (rows.length === 0) break;
  }
  await client.query("close backup_rows");
}

async function proveBackup(ring: KeyRing, part: string, counts: RowCounts): Promise<void> {
  const found: RowCounts = Object.fromEntries(tables.map((table) => [table, 0]));
  let ended = false;
  for await (const read of readArchive(part, ring)) {
    if ("row" in read) found[read.table] = (found[read.table] ?? 0) + 1;
    ended ||= "end" in read;
  }
  if (!ended || tables.some((table) => found[table] !== counts[table])) throw unreadable("rows are missing");
}

function notWritten(file: string, error: unknown): unknown {
  if (error instanceof AppError && error.code !== "BACKUP_UNREADABLE") return error;
  const code = systemCode(error);
  const reasons: Record<string, string> = {
    ENOSPC: "no space is left on the disk",
    EACCES: "this user may not write there",
    EROFS: "the file system is read-only",
    ENOENT: "its folder does not exist",
    ENOTDIR: "a part of its path is a file, not a folder",
    EISDIR: "it is a folder",
  };
  const reason = reasons[code] ?? (error instanceof AppError ? error.message : null);
  if (!reason) return error;
  return new AppError("BACKUP_NOT_WRITTEN", `The backup ${file} was not written: ${reason}.`, { cause: error });
}
