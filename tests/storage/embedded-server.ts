/**
 * One PostgreSQL for a whole test run, with a migrated template that each test file copies. It is the embedded one, in
 * a temporary folder and tuned for speed, unless TEST_DATABASE_URL names another (its user must be allowed to create
 * databases).
 */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "../../src/storage/embedded-postgres.ts";
import { silentLog } from "../../src/storage/log.ts";
import { migrate, readMigrations } from "../../src/storage/migrate.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Server of this run; `template` is the name of its migrated database. */
    testServer: { url: string; template: string };
  }
}

const fast = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=300"];

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await startServer();
  try {
    const template = `an_sinh_template_${randomBytes(4).toString("hex")}`;
    await createTemplate(url, template);
    project.provide("testServer", { url, template });
    return async () => {
      await onDatabase(url, undefined, (client) => client.query(`drop database if exists ${template}`));
      await stop();
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, stop: async () => undefined };
  const dataDir = await mkdtemp(join(tmpdir(), "an-sinh-test-"));
  const server = await startEmbeddedPostgres({ dataDir, log: silentLog, settings: fast });
  const { user, password, host, database } = server.connection;
  return {
    url: `postgresql://${user}:${password}@localhost/${database}?host=${encodeURIComponent(host)}`,
    async stop() {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function createTemplate(url: string, template: string): Promise<void> {
  await onDatabase(url, undefined, (client) => client.query(`create database ${template}`));
  const migrations = await readMigrations();
  await onDatabase(url, template, (client) => migrate(client, migrations));
}

/** Does work on a connection of its own to a database of the test server. */
async function onDatabase<T>(
  url: string,
  name: string | undefined,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl(url, name) });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function databaseUrl(url: string, name: string | undefined): string {
  if (name === undefined) return url;
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}
