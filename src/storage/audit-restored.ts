/** After a backup was put back: the audit log ends earlier than anchors say, and this says so under signature. */
import type pg from "pg";
import { anchorsFolder, appendAnchor, signedAnchor } from "./audit-anchors.ts";
import type { AuditKeys } from "./audit-chain.ts";
import { headOf, type Run, sealBatch } from "./audit-sealer.ts";

/** Notes outside where the restored log ends, then seals what waits in it, and anchors that too. */
export async function sealRestored(client: pg.ClientBase, keys: AuditKeys, dataDir: string): Promise<void> {
  const run: Run = async (statement) => (await client.query(statement)).rows;
  const folder = anchorsFolder(dataDir);
  await appendAnchor(folder, signedAnchor(keys, await headOf(run), { kind: "restored", at: new Date() }));
  while (await sealed(client, run, keys));
  await appendAnchor(folder, signedAnchor(keys, await headOf(run), { at: new Date() }));
}

async function sealed(client: pg.ClientBase, run: Run, keys: AuditKeys): Promise<boolean> {
  await client.query("begin");
  try {
    const batch = await sealBatch(run, keys);
    await client.query("commit");
    return batch !== null;
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  }
}
