import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "../../src/storage/embedded-postgres.ts";
import { silentLog } from "../../src/storage/log.ts";
import { onDatabase } from "./on-database.ts";

/** A PostgreSQL for many databases of tests. */
export interface DatabaseServer {
  /** Address of a database on it, from which others are created and dropped. */
  url: string;
  stop(): Promise<void>;
}

/** Not made to survive a power cut: here processes die, not the machine. */
const fast = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=300"];

/** The PostgreSQL named in TEST_DATABASE_URL, or an embedded one in a temporary folder. */
export async function startDatabaseServer(): Promise<DatabaseServer> {
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

/** Creates a database on the server at an address, empty or copied from a template, and gives its own address. */
export async function createDatabaseOn(server: string, name: string, template?: string): Promise<string> {
  await onDatabase(server, (client) =>
    client.query(`create database ${name}${template ? ` template ${template}` : ""}`),
  );
  const address = new URL(server);
  address.pathname = `/${name}`;
  return address.href;
}

/** Drops a database of the server at an address, whoever is still connected to it. */
export async function dropDatabaseOn(server: string, address: string): Promise<void> {
  const name = new URL(address).pathname.slice(1);
  await onDatabase(server, (client) => client.query(`drop database if exists ${name} with (force)`));
}
