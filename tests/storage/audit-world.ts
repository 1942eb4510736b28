/** An audit log of its own on the real PostgreSQL, with a data folder for its anchors, and a thief who may write anything. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AuditChain, AuditReport } from "../../src/complaints/audit.ts";
import { type AuditKeys, auditKeys } from "../../src/storage/audit-chain.ts";
import { createAuditChain } from "../../src/storage/audit-log.ts";
import { type Database, openDatabase } from "../../src/storage/database.ts";
import { silentLog } from "../../src/storage/log.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

/** What the tests of the audit log work with. */
export interface AuditWorld {
  db: TestDatabase;
  database: Database;
  dataDir: string;
  keys: AuditKeys;
  audit: AuditChain;
  /** Another process's sealer on the same database and data folder. */
  another(): AuditChain;
  /** Writes entries as the program does. */
  write(count: number): Promise<void>;
  /** Seals all that waits. */
  sealAll(audit?: AuditChain): Promise<void>;
  /** Begins again with an empty log and no anchors. */
  reset(): Promise<void>;
  drop(): Promise<void>;
}

/** A migrated database and an empty log. Call `drop` in afterAll. */
export async function createAuditWorld(): Promise<AuditWorld> {
  const db = await createTestDatabase();
  const database = openDatabase({ connectionString: db.url }, 8, silentLog);
  const dataDir = await mkdtemp(join(tmpdir(), "an-sinh-audit-"));
  const house = { derive: db.storage.keys.derive };
  const another = () => createAuditChain({ database, house, dataDir });
  const world = { db, database, dataDir, keys: auditKeys(house), another };
  const made: AuditWorld = {
    ...world,
    audit: another(),
    async write(count) {
      await db.query(
        `insert into audit_entry (at, actor, action, complaint_id, detail)
         select '2026-11-26T02:00:00Z'::timestamptz + n * interval '7 seconds', case when n % 3 = 0 then 'citizen' else gen_random_uuid()::text end,
           (array['opened', 'taken', 'state-changed', 'noted'])[1 + n % 4], gen_random_uuid(), case when n % 2 = 0 then 'chi tiết ' || n end
         from generate_series(1, $1) n`,
        [count],
      );
    },
    async sealAll(by = made.audit) {
      while (await by.seal());
    },
    async reset() {
      await db.query("truncate audit_entry, audit_state restart identity");
      await rm(join(dataDir, "audit-anchors"), { recursive: true, force: true });
      // A sealer that remembers what is gone now would rightly call it harm.
      made.audit = another();
    },
    async drop() {
      await database.close();
      await db.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  return made;
}

/** The first place that does not fit, as "kind position", or "whole". */
export function firstHarm({ harms }: AuditReport): string {
  const [first] = harms;
  return first ? `${first.kind} ${first.position}` : "whole";
}
