/**
 * The benchmark "queue": how long the officers' queue takes at the server, whole page and list alone, beside bare SQL that
 * reads the same page without looking for the same in a hurry. All in one run, one after the other, on the same tables.
 */
import { randomUUID } from "node:crypto";
import type { FastifyInstance } from "fastify";
import pg from "pg";
import pino from "pino";
import { type App, createApp } from "../../src/app.ts";
import type { CaseFilters } from "../../src/complaints/desk.ts";
import { readConfig } from "../../src/config.ts";
import { hashToken } from "../../src/console/tokens.ts";
import { projectRoot } from "../../src/project-root.ts";
import { startEmbeddedPostgres } from "../../src/storage/embedded-postgres.ts";
import { silentLog } from "../../src/storage/log.ts";
import { openStorage } from "../../src/storage/open-storage.ts";
import { seedCases } from "../../src/storage/seed-run.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { startBenchServer } from "./bench-server.ts";
import { columns } from "./columns.ts";
import { measureFigures } from "./figures.ts";
import { type Asked, whatIsAsked } from "./queue-asked.ts";
import { explainQueue } from "./queue-plans.ts";
import { timed } from "./timed.ts";

/** Options of this benchmark, for parseArgs. */
export const queueOptions = {
  complaints: { type: "string", default: "50000" },
  repeats: { type: "string", default: "30" },
  keep: { type: "string" },
  explain: { type: "boolean", default: false },
} as const;

/** What `--help` says of this benchmark. */
export const queueUsage = `npm run bench -- queue [options]
  --complaints 50000  invented complaints in the database
  --repeats 30        how often each page is read
  --keep FOLDER       keeps the database there, and takes it from there the next time
  --explain           instead of times: how PostgreSQL finds each page and count, and that it reads no table of cases whole
`;

/** The longest that a page may take at the server, and the first one, in milliseconds at the 95th percentile. */
const pageGoalMs = 150;
const firstGoalMs = 50;

const masterKey = Buffer.alloc(32, 7).toString("base64url");

interface Place {
  url: string;
  folder: string;
  stop(): Promise<void>;
}

/** Runs the benchmark. False when a page takes longer than it may. */
export async function measureQueue(values: Record<string, unknown>): Promise<boolean> {
  const place = await openPlace(typeof values.keep === "string" ? values.keep : null);
  const count = Number(values.complaints);
  try {
    await fill(place, count);
    return values.explain === true ? await explainAtSize(place) : await measure(place, Number(values.repeats));
  } finally {
    await place.stop();
  }
}

async function openPlace(keep: string | null): Promise<Place> {
  if (keep === null) {
    const server = await startBenchServer();
    return { url: await server.createDatabase("queue"), folder: server.folder, stop: () => server.stop() };
  }
  const server = await startEmbeddedPostgres({ dataDir: keep, log: silentLog });
  const { user, password, host, database } = server.connection;
  const url = `postgresql://${user}:${password}@localhost/${database}?host=${encodeURIComponent(host)}`;
  return { url, folder: keep, stop: () => server.stop() };
}

function storageOf({ url, folder }: Place): Promise<Storage> {
  const config = { databaseUrl: url, databasePool: 10, masterKey, dataDir: folder, host: "127.0.0.1" };
  return openStorage(config, silentLog);
}

async function fill(place: Place, count: number): Promise<void> {
  const storage = await storageOf(place);
  const client = new pg.Client({ connectionString: place.url });
  await client.connect();
  try {
    const { rows } = await client.query("select count(*)::int as there from complaint");
    const missing = count - rows[0].there;
    if (missing <= 0) return;
    await client.query(
      `insert into staff (id, login, name, roles, password_hash)
       select gen_random_uuid(), 'officer-' || n, 'Officer ' || n, '{officer}', 'x' from generate_series(1, 12) n on conflict do nothing`,
    );
    const places = Array.from({ length: 56 }, (_, n) => `place-${n}`);
    const begun = performance.now();
    const progress = (done: number) => process.stderr.write(`\r${done} of ${missing} complaints `);
    const written = await seedCases(storage.seeding, { count: missing, places, roles: ["officer"], seed: 7, progress });
    const seconds = (performance.now() - begun) / 1000;
    process.stdout.write(
      `\n${written} complaints written in ${seconds.toFixed(0)} s, ${Math.round(written / seconds)} a second\n`,
    );
  } finally {
    await client.end();
    await storage.close();
  }
}

function openApp(place: Place): Promise<App> {
  const environment = { DATABASE_URL: place.url, MASTER_KEY: masterKey, DATA_DIR: place.folder, HOST: "127.0.0.1" };
  const config = readConfig(environment, projectRoot);
  return createApp({ config, log: pino({ level: "silent" }), root: projectRoot });
}

async function explainAtSize(place: Place): Promise<boolean> {
  const app = await openApp(place);
  const client = new pg.Client({ connectionString: place.url });
  await client.connect();
  try {
    const { id: ownerId } = await signIn(client);
    return await explainQueue({ url: place.url, storage: app.storage, client, ownerId });
  } finally {
    await client.end();
    await app.close();
  }
}

async function measure(place: Place, repeats: number): Promise<boolean> {
  const app = await openApp(place);
  const client = new pg.Client({ connectionString: place.url });
  await client.connect();
  try {
    const me = await signIn(client);
    const asked = await whatIsAsked(client, me.id);
    const head = ["", "page p50", "p95", "list p50", "p95", "bare p50", "p95", "rows"];
    const lines: string[][] = [];
    let good = true;
    for (const one of asked) {
      const { line, fast } = await measureOne({ server: app.server, storage: app.storage, client, me, repeats }, one);
      lines.push(line);
      good &&= fast;
    }
    process.stdout.write(`${[head, ...lines].map(columns).join("\n")}\n`);
    process.stdout.write(
      `first page below ${firstGoalMs} ms and every list below ${pageGoalMs} ms at p95: ${good ? "yes" : "NO"}\n`,
    );
    return (await measureFigures({ storage: app.storage, client, repeats })) && good;
  } finally {
    await client.end();
    await app.close();
  }
}

interface Officer {
  id: string;
  cookie: string;
}

async function signIn(client: pg.Client): Promise<Officer> {
  const { rows } = await client.query("select id from staff order by login limit 1");
  const token = randomUUID();
  await client.query(
    "insert into staff_session (hash, staff_id, expires_at) values ($1, $2, now() + interval '1 day')",
    [hashToken(token), rows[0].id],
  );
  return { id: rows[0].id, cookie: `console_session=${token}` };
}

interface Bench {
  server: FastifyInstance;
  storage: Storage;
  client: pg.Client;
  me: Officer;
  repeats: number;
}

async function measureOne(bench: Bench, asked: Asked): Promise<{ line: string[]; fast: boolean }> {
  const { server, storage, client, me, repeats } = bench;
  const address = addressOf(asked.filters);
  const list = await timed(repeats, async () =>
    storage.desk.list({ ...asked.filters, ownerId: me.id, limit: 25 }).then(({ rows }) => rows.length),
  );
  const page = asked.filters.reach
    ? null
    : await timed(repeats, async () => {
        const { statusCode } = await server.inject({ method: "GET", url: address, headers: { cookie: me.cookie } });
        if (statusCode !== 200) throw new Error(`${address} answered ${statusCode}`);
        return 0;
      });
  const bare = asked.bare.includes("bare-words") ? null : await timed(repeats, () => bareRows(client, asked.bare));
  const first = asked.name === "first page";
  const fast = list.p95 < pageGoalMs && (!first || (page?.p95 ?? 0) < firstGoalMs);
  const ms = (value: number | undefined) => (value === undefined ? "" : value.toFixed(1));
  const figures = [page?.p50, page?.p95, list.p50, list.p95, bare?.p50, bare?.p95].map(ms);
  return { line: [asked.name, ...figures, String(list.last)], fast };
}

/** A page as somebody would write it down: no counts, names joined, the whole order left to the planner. */
async function bareRows(client: pg.Client, where: string): Promise<number> {
  const { rows } = await client.query(
    `select c.id, c.number, c.kind, c.place, c.state, c.received_at, c.due_on, c.unread, s.name as owner, e.name as employer
     from complaint c left join staff s on s.id = c.owner_id left join employer e on e.id = c.employer_id
     where ${where} order by c.urgency, c.id limit 26`,
  );
  return rows.length;
}

function addressOf({ reach: _reach, ...filters }: CaseFilters): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) query.set(name, value === true ? "1" : String(value));
  return `/console/complaints?${query}`;
}
