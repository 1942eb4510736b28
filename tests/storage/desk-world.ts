/** Officers and filed cases for tests of what officers do. */
import { randomUUID } from "node:crypto";
import type { FiledComplaint } from "../../src/flow/effect.ts";
import { sampleComplaint, sampleEvent, sampleTurn } from "./sample-turn.ts";
import type { TestDatabase } from "./test-database.ts";

/** A new officer of this name. */
export async function anOfficer(
  db: { query(sql: string, values: unknown[]): Promise<unknown> },
  name: string,
  staffId: string = randomUUID(),
): Promise<{ staffId: string }> {
  await db.query("insert into staff (id, login, name, roles, password_hash) values ($1, $2, $3, '{officer}', 'x')", [
    staffId,
    `${name.toLowerCase()}-${staffId.slice(0, 8)}`,
    name,
  ]);
  return { staffId };
}

/** A case filed as the message path does, with a talk of its own. */
export async function aFiledCase(
  { storage }: Pick<TestDatabase, "storage">,
  changes: Partial<FiledComplaint> = {},
): Promise<FiledComplaint> {
  const complaint = sampleComplaint(changes);
  const address = randomUUID();
  const seen = await storage.turns.load("web", address);
  await storage.turns.commit(sampleTurn(seen, sampleEvent({ address }), { filed: [complaint] }));
  return complaint;
}

/** The audit of a case without how it was filed: who, what, detail. */
export async function auditOf(db: Pick<TestDatabase, "query">, id: string): Promise<unknown[][]> {
  const rows = await db.query(
    "select actor, action, detail from audit_entry where complaint_id = $1 and action <> 'filed' order by seq",
    [id],
  );
  return rows.map(({ actor, action, detail }) => [actor, action, detail]);
}
