/** Reads the whole audit log as it stands at one instant, while the server may go on, and checks it against its anchors. */
import type pg from "pg";
import type { AuditHarm, AuditReport } from "../complaints/audit.ts";
import { countingAnchors, type FoundAnchors, readAnchors } from "./audit-anchors.ts";
import { type AuditKeys, auditColumns } from "./audit-chain.ts";
import { ChainCheck, type SealedRow } from "./chain-check.ts";
import { waitsForNight } from "./nameless.ts";

/** Entries fetched at a time; few, so that a server that looks at its own log goes on answering. */
const rowsAtOnce = 500;
/** After which time without having caught up unsealed entries are harm. */
const unsealedSeconds = 5 * 60;

/** Checks chain, places, and every anchor found in the folders. Only reads. */
export async function verifyAudit(
  client: pg.ClientBase,
  keys: AuditKeys,
  { folders, signal }: { folders: readonly string[]; signal?: AbortSignal | undefined },
): Promise<AuditReport> {
  // Before the log: an anchor made meanwhile would be of an entry that this look does not see.
  const found = await readAnchors(keys, folders);
  const { counting, overtaken } = countingAnchors(found.anchors);
  const ofEntries = counting.filter(({ position }) => position > 0);
  const check = new ChainCheck(keys.chain, ofEntries);
  await client.query("begin transaction isolation level repeatable read read only");
  try {
    await client.query("set local statement_timeout to 0");
    for await (const rows of sealedRows(client)) {
      signal?.throwIfAborted();
      for (const row of rows) check.take(row);
    }
    const { entries, agreed, harms, harmed } = check.end();
    const state = await stateOf(client);
    const last = found.anchors.reduce<AuditReport["lastAnchor"]>((a, b) => (a && a.at >= b.at ? a : b), null);
    const more = [...otherHarms(state, found), ...late(state)];
    return {
      entries,
      // Those of an empty log agree with any.
      anchors: agreed + counting.length - ofEntries.length,
      unsealed: state.unsealed,
      overtaken,
      torn: found.torn,
      lastAnchor: last && { at: last.at, position: last.position },
      harms: [...harms, ...more],
      harmed: harmed + more.length,
    };
  } finally {
    await client.query("commit");
  }
}

async function* sealedRows(client: pg.ClientBase): AsyncGenerator<SealedRow[]> {
  await client.query(
    `declare audit_rows no scroll cursor for
     select ${auditColumns}, position::text, mac from audit_entry where position is not null order by audit_entry.position, audit_entry.seq`,
  );
  for (;;) {
    const { rows } = await client.query<SealedRow>(`fetch ${rowsAtOnce} from audit_rows`);
    if (rows.length === 0) break;
    yield rows;
  }
  await client.query("close audit_rows");
}

interface State {
  unsealed: number;
  /** Seconds since nothing waited; null when that was never noted. */
  behind: number | null;
  anchoredPosition: number;
}

async function stateOf(client: pg.ClientBase): Promise<State> {
  const { rows } = await client.query<{ unsealed: number; behind: number | null; anchored: string | null }>(
    `select (select count(*)::int from audit_entry where position is null and not ${waitsForNight}) as unsealed,
       (select extract(epoch from now() - caught_up_at)::float8 from audit_state) as behind,
       (select anchored_position from audit_state) as anchored`,
  );
  const [row] = rows;
  return { unsealed: row?.unsealed ?? 0, behind: row?.behind ?? null, anchoredPosition: Number(row?.anchored ?? 0) };
}

function otherHarms({ anchoredPosition }: State, { anchors, forged }: FoundAnchors): AuditHarm[] {
  const last = anchors.at(-1)?.position ?? 0;
  const missing: AuditHarm = { kind: "anchor-missing", position: anchoredPosition, count: 1 };
  return [
    ...forged.map((where): AuditHarm => ({ kind: "anchor-forged", position: 0, count: 1, where })),
    ...(anchoredPosition > last ? [missing] : []),
  ];
}

function late({ unsealed, behind }: State): AuditHarm[] {
  const isLate = unsealed > 0 && (behind === null || behind > unsealedSeconds);
  return isLate ? [{ kind: "unsealed", position: 0, count: unsealed }] : [];
}
