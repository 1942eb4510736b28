/** The operator's work on a database: backup and a look at the audit log beside a running server; restore and rotation while none runs. */

import { stat } from "node:fs/promises";
import type pg from "pg";
import type { AuditReport } from "../complaints/audit.ts";
import { AppError } from "../errors.ts";
import { anchorsFolder } from "./audit-anchors.ts";
import { type AuditKeys, auditKeys } from "./audit-chain.ts";
import { sealRestored } from "./audit-restored.ts";
import { makeBackup, type RowCounts } from "./backup.ts";
import type { Address } from "./database.ts";
import { findEmbeddedPostgres, startEmbeddedPostgres } from "./embedded-postgres.ts";
import { erasedInDataDir } from "./erase-case.ts";
import { findHouseSecret, houseKeys } from "./house-keys.ts";
import { keyFilePath, readKeyFile, replaceKeyFile } from "./key-file.ts";
import { type KeyRing, newMasterKey } from "./key-ring.ts";
import { existingKeys, ringOf } from "./keys.ts";
import { type Log, silentLog } from "./log.ts";
import { assertUsable } from "./migrate.ts";
import type { StorageConfig } from "./open-storage.ts";
import { prepareDatabase, withClient } from "./prepare-database.ts";
import { restoreBackup } from "./restore.ts";
import { rewrapAll } from "./rewrap.ts";
import { verifyAudit } from "./verify-audit.ts";

/** Writes a backup to a new file while the server may go on. Changes nothing, not even pending migrations. */
export async function backup(config: StorageConfig, file: string): Promise<RowCounts> {
  const ring = await existingKeys(config);
  return onDatabase(config, { alone: false }, (address) =>
    withClient(address, async (client) => {
      await assertUsable(client);
      await findHouseSecret(client, ring, config.dataDir);
      return makeBackup(client, ring, file);
    }),
  );
}

/** Puts a backup back while no server runs. */
export async function restore(
  config: StorageConfig,
  { file, replace }: { file: string; replace: boolean },
): Promise<RowCounts> {
  const ring = await existingKeys(config);
  const erased = await erasedInDataDir(config.dataDir);
  return onDatabase(config, { alone: true }, (address) =>
    withClient(address, async (client) => {
      const counts = await restoreBackup({ client, ring, file, replace, erased });
      await sealRestored(client, await keysOf(client, ring, config.dataDir), config.dataDir);
      return counts;
    }),
  );
}

/** Reads the whole audit log and compares it with the anchors of the data folder and of further folders. Changes nothing. */
export async function lookAtAudit(config: StorageConfig, folders: readonly string[]): Promise<AuditReport> {
  for (const folder of folders) {
    if (await stat(folder).catch(() => null)) continue;
    throw new AppError("CONFIG_INVALID", `--anchors: there is no folder ${folder}.`);
  }
  const ring = await existingKeys(config);
  return onDatabase(config, { alone: false }, (address) =>
    withClient(address, async (client) => {
      const { rows } = await client.query("select to_regclass('audit_state') is not null as found");
      if (!rows[0]?.found) throw noChain();
      const keys = await keysOf(client, ring, config.dataDir);
      return verifyAudit(client, keys, { folders: [anchorsFolder(config.dataDir), ...folders] });
    }),
  );
}

function noChain(): AppError {
  return new AppError(
    "AUDIT_HARMED",
    "This database has no sealed audit log. If an older version of An Sinh used it last, start the server once and look again; else somebody removed it.",
  );
}

async function keysOf(client: pg.ClientBase, ring: KeyRing, dataDir: string): Promise<AuditKeys> {
  const secret = await findHouseSecret(client, ring, dataDir);
  if (secret) return auditKeys(houseKeys(secret));
  throw new AppError("KEYS_WRONG", "The secret of this database is gone, from which the key of its audit log follows.");
}

/**
 * Makes a new master key and wraps every case key and everything else that hung on the old one anew. The old key stays
 * in the ring: earlier backups were made with it. Returns the number of values wrapped anew.
 */
export async function rotateKeys(config: StorageConfig, log: Log): Promise<{ id: string; rewrapped: number }> {
  if (config.masterKey) throw fixedKey(config);
  const file = await readKeyFile(config.dataDir);
  if (!file) throw new AppError("KEYS_MISSING", `There is no key file in ${config.dataDir}. Run npm run keys:create.`);
  return onDatabase(config, { alone: true }, async (address) => {
    // A wrong key is found before the file changes; afterwards a crash leaves both keys in the ring.
    await prepareDatabase({ address, ring: ringOf(file), dataDir: config.dataDir, log });
    const made = {
      ...file,
      origin: "created" as const,
      created: new Date().toISOString(),
      keys: [newMasterKey(), ...file.keys],
    };
    await replaceKeyFile(config.dataDir, made);
    const ring = ringOf(made);
    await prepareDatabase({ address, ring, dataDir: config.dataDir, log });
    return { id: ring.currentId, rewrapped: await withClient(address, (client) => rewrapAll(client, ring)) };
  });
}

function fixedKey(config: StorageConfig): AppError {
  return new AppError(
    "KEYS_MISSING",
    `Rotation works on ${keyFilePath(config.dataDir)}, and MASTER_KEY is set instead. Put that key into the file first (npm run keys:create -- --from-sheet), remove MASTER_KEY, and rotate then.`,
  );
}

async function onDatabase<T>(
  config: StorageConfig,
  { alone }: { alone: boolean },
  work: (address: Address) => Promise<T>,
): Promise<T> {
  if (config.databaseUrl) {
    const address = { connectionString: config.databaseUrl };
    if (alone) await withClient(address, assertAlone);
    return work(address);
  }
  const running = alone ? null : await findEmbeddedPostgres(config.dataDir);
  if (running) return work(running);
  const server = await startEmbeddedPostgres({ dataDir: config.dataDir, log: silentLog });
  try {
    return await work(server.connection);
  } finally {
    await server.stop();
  }
}

async function assertAlone(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query(
    "select 1 from pg_stat_activity where datname = current_database() and application_name = 'an-sinh' limit 1",
  );
  if (rows.length === 0) return;
  throw new AppError("DATABASE_IN_USE", "An Sinh is running on this database. Stop every server process first.");
}
