/** After a rotation: opens what older master keys sealed and seals it with the current one. */
import type pg from "pg";
import type { KeyRing } from "./key-ring.ts";
import type { SealedColumn } from "./seal.ts";

/** A column sealed by the master key: which rows, their primary key, and the row each value is bound to. */
interface Wrapped {
  column: SealedColumn;
  where: string;
  /** Columns of the primary key. */
  id: string[];
  /** SQL of the text an envelope is bound to. */
  row: string;
}

/** All columns that the master key seals itself; the rest hangs on case keys and file keys. */
const wrapped: Wrapped[] = [
  { column: "complaint.wrapped_key", where: "true", id: ["id"], row: "id::text" },
  { column: "file.wrapped_key", where: "complaint_id is null", id: ["id"], row: "id::text" },
  { column: "conversation.sealed_address", where: "true", id: ["id"], row: "encode(key, 'hex')" },
  { column: "conversation.sealed_session", where: "true", id: ["id"], row: "id::text" },
  { column: "inbound.sealed_event", where: "sealed_event is not null", id: ["seq"], row: "encode(event_key, 'hex')" },
  { column: "channel_secret.sealed_secret", where: "sealed_secret is not null", id: ["channel"], row: "channel" },
  { column: "outbox.sealed_body", where: "true", id: ["conversation_id", "n"], row: "conversation_id || ' ' || n" },
  { column: "asked_question.sealed_words", where: "true", id: ["id"], row: "id::text" },
];

const rowsAtOnce = 500;

/** Seals every value anew that is not sealed with the current key; stopped half-way, it can simply be run again. */
export async function rewrapAll(client: pg.ClientBase, ring: KeyRing): Promise<number> {
  let total = 0;
  for (const one of wrapped) total += await rewrapColumn(client, ring, one);
  return total;
}

async function rewrapColumn(client: pg.ClientBase, ring: KeyRing, one: Wrapped): Promise<number> {
  const [table = "", column = ""] = one.column.split(".");
  const select = `select ${one.id.join(", ")}, ${one.row} as row, ${column} as sealed from "${table}"
    where ${one.where} and substring(${column} from 2 for 4) <> decode($1, 'hex') limit ${rowsAtOnce}`;
  const where = one.id.map((name, i) => `${name} = $${i + 2}`).join(" and ");
  const update = { name: `rewrap ${one.column}`, text: `update "${table}" set ${column} = $1 where ${where}` };
  for (let total = 0; ; ) {
    const { rows } = await client.query(select, [ring.currentId]);
    if (rows.length === 0) return total;
    for (const row of rows) {
      const place = { column: one.column, row: row.row };
      await client.query(update, [ring.seal(place, ring.open(place, row.sealed)), ...one.id.map((name) => row[name])]);
    }
    total += rows.length;
  }
}
