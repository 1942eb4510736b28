/** The audit log of a database behind its port: sealing, anchoring, looking. */
import type { AuditAnchor, AuditChain, AuditHead, AuditStanding } from "../complaints/audit.ts";
import { anchorsFolder, appendAnchor, countingAnchors, readAnchors, signedAnchor } from "./audit-anchors.ts";
import { type AuditKeys, auditKeys } from "./audit-chain.ts";
import { headOf, headsMissing, sealBatch, sealedAtOnce } from "./audit-sealer.ts";
import type { Database } from "./database.ts";
import type { HouseKeys } from "./house-keys.ts";
import { waitsForNight } from "./nameless.ts";
import { verifyAudit } from "./verify-audit.ts";

/** How often it is written down that nothing waits. */
const noteEveryMs = 30_000;
/** Files of anchors compared at each anchor; `verify` compares all. */
const monthsCompared = 2;

const nothing: AuditHead = { position: 0, mac: "" };

/** What the audit log works on. */
export interface AuditParts {
  database: Database;
  house: Pick<HouseKeys, "derive">;
  dataDir: string;
}

/** The audit log of a database. Remembers the last head it saw, so that a chain that shrinks under it is noticed. */
export function createAuditChain({ database, house, dataDir }: AuditParts): AuditChain {
  const keys = auditKeys(house);
  const folder = anchorsFolder(dataDir);
  let seen = nothing;
  let notedAt = 0;
  /** Places that were found when the whole log was last read. */
  let found = 0;

  /** What was sealed before our eyes is gone: an anchor of it keeps the proof, and is compared from now on. */
  async function keepProof(): Promise<void> {
    if ((await headsMissing(database.query, [seen])).length === 0) return;
    await appendAnchor(folder, signedAnchor(keys, seen, { at: new Date() }));
    seen = nothing;
    found = Math.max(found, 1);
    await note(database, { harmed: found });
  }

  async function noteCaughtUp(): Promise<void> {
    if (Date.now() - notedAt < noteEveryMs) return;
    await note(database, { caught_up_at: new Date() });
    notedAt = Date.now();
  }

  return {
    async seal() {
      const [waiting] = await database.query({
        name: "audit-waiting",
        text: `select 1 from audit_entry where position is null and not ${waitsForNight} limit 1`,
        values: [],
      });
      if (waiting) await keepProof();
      const done = waiting ? await database.transaction((run) => sealBatch(run, keys)) : null;
      if (done) seen = done.head;
      const more = (done?.sealed ?? 0) === sealedAtOnce;
      if (!more) await noteCaughtUp();
      return more;
    },
    async anchor() {
      await keepProof();
      const anchor = signedAnchor(keys, await headOf(database.query), { at: new Date() });
      await appendAnchor(folder, anchor);
      seen = anchor;
      await note(database, { harmed: Math.max(found, await disagreeing(database, keys, folder)) });
      return anchor;
    },
    anchored: ({ at, position }) => note(database, { anchored_at: at, anchored_position: position }),
    mailed: ({ at }) => note(database, { mailed_at: at }),
    async verify(signal) {
      const client = await database.connect();
      try {
        const report = await verifyAudit(client, keys, { folders: [folder], signal });
        found = report.harmed;
        await note(database, { harmed: found });
        return report;
      } finally {
        await client.end();
      }
    },
    standing: () => standing(database),
  };
}

/** How many anchors of late no longer agree with the database, or are not ours. */
async function disagreeing(database: Database, keys: AuditKeys, folder: string): Promise<number> {
  const { anchors, forged } = await readAnchors(keys, [folder], { months: monthsCompared });
  const missing = await headsMissing<AuditAnchor>(database.query, countingAnchors(anchors).counting);
  return missing.length + forged.length;
}

/** Columns of audit_state. */
type State = Partial<{
  caught_up_at: Date;
  anchored_at: string;
  anchored_position: number;
  mailed_at: string;
  harmed: number;
}>;

async function note(database: Pick<Database, "query">, state: State): Promise<void> {
  const names = Object.keys(state);
  await database.query({
    text: `insert into audit_state (id, ${names.join(", ")}) values (1, ${names.map((_, index) => `$${index + 1}`).join(", ")})
           on conflict (id) do update set ${names.map((name) => `${name} = excluded.${name}`).join(", ")}`,
    values: Object.values(state),
  });
}

async function standing(database: Database): Promise<AuditStanding> {
  const [row] = await database.query<{
    caught: Date | null;
    anchored: Date | null;
    mailed: Date | null;
    harmed: number;
  }>({
    name: "audit-standing",
    text: "select caught_up_at as caught, anchored_at as anchored, mailed_at as mailed, harmed from audit_state",
    values: [],
  });
  return {
    caughtUpAt: row?.caught?.toISOString() ?? null,
    anchoredAt: row?.anchored?.toISOString() ?? null,
    mailedAt: row?.mailed?.toISOString() ?? null,
    harmed: row?.harmed ?? 0,
  };
}
