/** How PostgreSQL finds each page of the queue and its counts. */
import type pg from "pg";
import { writeCursor } from "../../src/storage/case-cursor.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { columns } from "./columns.ts";
import { explained } from "./explained.ts";
import { type Asked, whatIsAsked } from "./queue-asked.ts";

/** Rows of cases that a page or a count may look at: five stretches of a walk, and what one index finds. */
const rowsAtMost = 60_000;

/** Where the benchmark's cases are, and who asks. */
interface PlansParts {
  url: string;
  storage: Storage;
  client: pg.Client;
  ownerId: string;
}

type Work = readonly [name: string, work: () => Promise<unknown>];

/** Explains each page, pages far behind, and the counts. False when one of them reads a table of cases whole. */
export async function explainQueue({ url, storage, client, ownerId }: PlansParts): Promise<boolean> {
  const { desk } = storage;
  const works: Work[] = [
    ["counts of the views", () => desk.counts({ staffId: ownerId })],
    ["overdue", () => desk.overdue()],
    ["warnings of all", () => desk.warnings({ staffId: ownerId }, "all")],
  ];
  for (const asked of await whatIsAsked(client, ownerId)) {
    const query = { ...asked.filters, ownerId, limit: 25 };
    works.push([asked.name, () => desk.list(query)]);
    const before = await farBehind(client, asked);
    if (before !== null) works.push(["  far behind", () => desk.list({ ...query, before })]);
  }
  return explainAll(url, works);
}

/** The cursor of a page after three quarters of all that fits; null for words, which only the program can compare. */
async function farBehind(client: pg.Client, { bare }: Asked): Promise<string | null> {
  if (bare.includes("bare-words")) return null;
  const { rows } = await client.query(
    `with fits as materialized (select c.urgency, c.id from complaint c where ${bare})
     select urgency, id from fits order by urgency, id offset (select count(*) * 3 / 4 from fits) limit 1`,
  );
  return rows[0] ? writeCursor(rows[0]) : null;
}

async function explainAll(url: string, works: readonly Work[]): Promise<boolean> {
  let good = true;
  const line = (cells: string[]) => process.stdout.write(`${columns(cells.slice(0, 4))}  ${cells[4]}\n`);
  line(["", "rows", "pages", "ms", "found by"]);
  for (const [name, work] of works) {
    const { rows, pages, ms, ways, scanned, plans } = await explained(url, work);
    line([name, String(rows), String(pages), ms.toFixed(1), ways.join(", ")]);
    const fits = scanned.length === 0 && rows <= rowsAtMost;
    if (!fits) process.stdout.write(`${plans.join("\n")}\n`);
    good &&= fits;
  }
  process.stdout.write(`no table of cases read whole, at most ${rowsAtMost} rows looked at: ${good ? "yes" : "NO"}\n`);
  return good;
}
