/**
 * Erases a case: its rows go, and with them the only key that opened what was told, also in older copies of the
 * database's files once they are overwritten. Its id stays in a list, in the database and in DATA_DIR/erased-cases, so
 * that a restored backup erases it again.
 */
import { appendFile, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";
import { systemCode } from "./data-dir.ts";
import type { Database } from "./database.ts";

/** An erased case and the ISO instant of its erasure. */
export interface ErasedCase {
  id: string;
  at: string;
}

/** Erases a case for good, with what was split off it. Returns false when there is none of this id. The audit keeps who did it, and the id. */
export async function eraseCase(
  database: Database,
  dataDir: string,
  erase: { id: string; by: string },
): Promise<boolean> {
  const at = new Date().toISOString();
  const rows = await database.query<{ id: string }>({
    text: `with erased as (delete from complaint where id = $1::uuid or split_from = $1::uuid returning id),
           listed as (insert into erased_case (complaint_id, erased_at) select id, $2::timestamptz from erased),
           audited as (
             insert into audit_entry (at, actor, action, complaint_id)
             select $2::timestamptz, $3::text, 'erased', id from erased)
           select id from erased`,
    values: [erase.id, at, erase.by],
  });
  if (rows.length === 0) return false;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await appendFile(listPath(dataDir), rows.map(({ id }) => `${id} ${at}\n`).join(""), { mode: 0o600 });
  return true;
}

/** The list of erased cases in a data folder. */
export async function erasedInDataDir(dataDir: string): Promise<ErasedCase[]> {
  const text = await readFile(listPath(dataDir), "utf8").catch((error) => {
    if (["ENOENT", "ENOTDIR"].includes(systemCode(error))) return "";
    throw error;
  });
  return [...text.matchAll(/^([0-9a-f-]{36}) (\S+)$/gm)].map(([, id = "", at = ""]) => ({ id, at }));
}

/** The list of erased cases in a database that may not have its tables yet. */
export async function erasedInDatabase(client: pg.ClientBase): Promise<ErasedCase[]> {
  const { rows: found } = await client.query("select to_regclass('erased_case') is not null as found");
  if (!found[0]?.found) return [];
  const { rows } = await client.query<{ id: string; at: Date }>(
    "select complaint_id as id, erased_at as at from erased_case",
  );
  return rows.map(({ id, at }) => ({ id, at: at.toISOString() }));
}

/** Erases cases that a backup brought back, keeps them on the list, and tells the audit log. */
export async function eraseAgain(client: pg.ClientBase, erased: ErasedCase[]): Promise<void> {
  await client.query(
    `insert into erased_case (complaint_id, erased_at)
     select distinct on (id) id, at from unnest($1::uuid[], $2::timestamptz[]) as e(id, at) order by id, at
     on conflict do nothing`,
    [erased.map((one) => one.id), erased.map((one) => one.at)],
  );
  await client.query(
    `with gone as (delete from complaint where id in (select complaint_id from erased_case) returning id)
     insert into audit_entry (at, actor, action, complaint_id) select now(), 'system', 'erased', id from gone`,
  );
}

function listPath(dataDir: string): string {
  return join(dataDir, "erased-cases");
}
