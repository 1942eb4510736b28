/** How PostgreSQL runs the statements of a piece of work, planned as the program's own connections plan them. */
import pg from "pg";
import { sessionSettings } from "../../src/storage/database.ts";

interface Sent {
  text: string;
  values: readonly unknown[];
}

/** What a piece of work cost in the database. */
export interface Explained {
  /** Indexes and other ways by which rows of cases were read, each once: "complaint_pkey", "Seq Scan on complaint". */
  ways: string[];
  /** Tables of cases that were read whole. */
  scanned: string[];
  /** Rows of cases that were looked at, also those that were dropped again. */
  rows: number;
  /** Pages of 8 KB, from memory or from the disk. */
  pages: number;
  /** Milliseconds within PostgreSQL. */
  ms: number;
  /** The plans as they are, for people. */
  plans: string[];
}

/** The node of a plan in EXPLAIN's JSON; what is read of it. */
interface PlanNode {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Actual Rows"?: number;
  "Actual Loops"?: number;
  "Rows Removed by Filter"?: number;
  "Rows Removed by Index Recheck"?: number;
  "Shared Hit Blocks"?: number;
  "Shared Read Blocks"?: number;
  Plans?: PlanNode[];
}

/** Tables with as many rows as there are cases, or more. */
const large = ["complaint", "complaint_word", "complaint_entry", "complaint_person", "audit_entry"];

/** Explains every statement that a piece of work sends. What the work or its repetition writes is not kept of the repetition. */
export async function explained(url: string, work: () => Promise<unknown>): Promise<Explained> {
  const sent = await statementsOf(work);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sessionSettings.join("; "));
    await client.query("begin");
    const found: Explained = { ways: [], scanned: [], rows: 0, pages: 0, ms: 0, plans: [] };
    for (const one of sent) await explainOne(client, one, found);
    await client.query("rollback");
    return found;
  } finally {
    await client.end();
  }
}

/** The statements that this process sends meanwhile, whoever sends them. */
async function statementsOf(work: () => Promise<unknown>): Promise<Sent[]> {
  const sent: Sent[] = [];
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function watched(this: pg.Client, ...args: unknown[]) {
    const [first] = args;
    if (isSent(first)) sent.push({ text: first.text, values: first.values ?? [] });
    return Reflect.apply(query, this, args);
    // It takes what query takes and gives what query gives.
  } as typeof query;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query;
  }
  return sent;
}

function isSent(value: unknown): value is { text: string; values?: unknown[] } {
  return typeof value === "object" && value !== null && "text" in value && typeof value.text === "string";
}

/** A transaction of the work becomes a part of ours; how it wanted to be planned ends with it, as there. */
const asides: Record<string, string> = {
  begin: "savepoint part",
  commit: "rollback to savepoint part",
  rollback: "rollback to savepoint part",
};

async function explainOne(client: pg.Client, { text, values }: Sent, found: Explained): Promise<void> {
  const aside = asides[text] ?? (text.includes("set_config") ? text : null);
  if (aside !== null) return void (await client.query(aside));
  await client.query(`prepare explained as ${text}`);
  const given = values.length === 0 ? "" : `(${values.map(literalOf).join(", ")})`;
  const { rows } = await client.query(`explain (analyze, buffers, format json) execute explained${given}`);
  await client.query("deallocate explained");
  const [{ Plan: plan, "Execution Time": ms }] = rows[0]["QUERY PLAN"];
  note(plan, found);
  found.pages += (plan["Shared Hit Blocks"] ?? 0) + (plan["Shared Read Blocks"] ?? 0);
  found.ms += ms;
  found.plans.push(`${text}\n${drawn(plan, 1)}`);
}

/** A value as SQL writes it; of what type it is, the statement says. */
function literalOf(value: unknown): string {
  if (value === null || value === undefined) return "null";
  const text = Array.isArray(value) ? `{${value.map((one) => JSON.stringify(String(one))).join(",")}}` : String(value);
  return pg.escapeLiteral(text);
}

function note(node: PlanNode, found: Explained): void {
  const { "Node Type": type, "Relation Name": table, "Index Name": index } = node;
  if (table !== undefined && large.includes(table)) found.rows += rowsOf(node);
  if (table !== undefined && large.includes(table) && type === "Seq Scan") found.scanned.push(table);
  const way = index ?? (type === "Seq Scan" ? `${type} on ${table}` : undefined);
  if (way !== undefined && !found.ways.includes(way)) found.ways.push(way);
  for (const child of node.Plans ?? []) note(child, found);
}

function rowsOf(node: PlanNode): number {
  const loops = node["Actual Loops"] ?? 0;
  const each = ["Actual Rows", "Rows Removed by Filter", "Rows Removed by Index Recheck"] as const;
  return Math.round(each.reduce((sum, name) => sum + (node[name] ?? 0), 0) * loops);
}

function drawn(node: PlanNode, depth: number): string {
  const { "Node Type": type, "Relation Name": table = "", "Index Name": index = "" } = node;
  const pages = (node["Shared Hit Blocks"] ?? 0) + (node["Shared Read Blocks"] ?? 0);
  const line = `${"  ".repeat(depth)}${type} ${table} ${index} rows ${rowsOf(node)} pages ${pages}`.replace(
    / {2,}(?=\S)/g,
    (gap, at) => (at === 0 ? gap : " "),
  );
  return [line, ...(node.Plans ?? []).map((child) => drawn(child, depth + 1))].join("\n");
}
