/** The sealer of the audit log: puts written entries into the chain, a batch in a transaction. */
import type pg from "pg";
import type { AuditHead } from "../complaints/audit.ts";
import { type AuditKeys, type AuditRow, auditColumns, macOf, noMac } from "./audit-chain.ts";
import { byteaArray } from "./bytea-array.ts";
import type { Statement } from "./database.ts";
import { waitsForNight } from "./nameless.ts";

/** Runs statements, all in one transaction. */
export type Run = <Row extends pg.QueryResultRow>(statement: Statement) => Promise<Row[]>;

/** Most entries sealed in one transaction. */
export const sealedAtOnce = 2_000;

/**
 * Seals the entries that wait, oldest number first, at most a batch, and gives the new head; null when none waited. An entry
 * is waiting as long as it has no place. So one that becomes visible late, behind later numbers, gets its place then and is
 * never passed over. What somebody without a name did waits for the end of its day. The lock keeps a second sealer out until
 * the first has committed: there is only one chain.
 */
export async function sealBatch(run: Run, keys: AuditKeys): Promise<{ sealed: number; head: AuditHead } | null> {
  await run({ text: "select pg_advisory_xact_lock(hashtextextended('an-sinh audit chain', 0))", values: [] });
  const rows = await run<AuditRow>({
    name: "audit-unsealed",
    text: `select ${auditColumns} from audit_entry where position is null and not ${waitsForNight} order by audit_entry.seq limit $1`,
    values: [sealedAtOnce],
  });
  if (rows.length === 0) return null;
  const before = await headOf(run);
  let previous: Buffer = before.position === 0 ? noMac : Buffer.from(before.mac, "hex");
  const macs = rows.map((row, index) => {
    previous = macOf(keys.chain, { previous, position: before.position + index + 1 }, row);
    return previous;
  });
  await writeSeals(run, { rows, macs, after: before.position });
  return { sealed: rows.length, head: { position: before.position + rows.length, mac: previous.toString("hex") } };
}

async function writeSeals(
  run: Run,
  { rows, macs, after }: { rows: AuditRow[]; macs: Buffer[]; after: number },
): Promise<void> {
  const done = await run({
    name: "audit-seal",
    text: `update audit_entry e set position = $3::bigint + s.place, mac = s.mac
           from unnest($1::bigint[], $2::bytea[]) with ordinality as s(seq, mac, place)
           where e.seq = s.seq and e.position is null returning 1`,
    values: [rows.map(({ seq }) => seq), byteaArray(macs), after],
  });
  if (done.length !== rows.length) throw new Error("entries of the audit log changed while they were sealed");
}

/** Where the chain ends in the database; position 0 and no code while nothing is sealed. */
export async function headOf(run: Run): Promise<AuditHead> {
  const [row] = await run<{ position: string; mac: Buffer }>({
    name: "audit-head",
    text: "select position, mac from audit_entry where position is not null order by position desc limit 1",
    values: [],
  });
  return { position: Number(row?.position ?? 0), mac: (row?.mac ?? noMac).toString("hex") };
}

/** Of these heads those that the database does not have. */
export async function headsMissing<Head extends AuditHead>(run: Run, heads: readonly Head[]): Promise<Head[]> {
  const wanted = heads.filter(({ position }) => position > 0);
  if (wanted.length === 0) return [];
  const rows = await run<{ position: string; mac: Buffer }>({
    name: "audit-heads",
    text: "select position, mac from audit_entry where position = any($1::bigint[])",
    values: [wanted.map(({ position }) => position)],
  });
  const known = new Map(rows.map(({ position, mac }) => [Number(position), mac.toString("hex")]));
  return wanted.filter(({ position, mac }) => known.get(position) !== mac);
}
