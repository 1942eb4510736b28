/** The PostgreSQL that all sides of a benchmark share: the embedded one in a temporary folder, as durable as by default. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "../../src/storage/embedded-postgres.ts";
import { silentLog } from "../../src/storage/log.ts";
import { findPostmaster } from "../../src/storage/postmaster.ts";
import { onDatabase } from "../storage/on-database.ts";
import { familyTime } from "./processor-time.ts";

/** The server while it runs, and its temporary folder. */
export interface BenchServer {
  folder: string;
  /** Creates an empty database and gives its address. */
  createDatabase(name: string): Promise<string>;
  /** Milliseconds of processor time that all its processes have used; not a number where Linux does not tell. */
  processorTime(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts the server. Nothing of it is left when it has stopped. */
export async function startBenchServer(): Promise<BenchServer> {
  const folder = await mkdtemp(join(tmpdir(), "an-sinh-bench-"));
  const server = await startEmbeddedPostgres({ dataDir: join(folder, "postgres"), log: silentLog });
  const { user, password, host } = server.connection;
  const postmaster = await findPostmaster(join(folder, "postgres", "postgres", "cluster"));
  return {
    folder,
    async createDatabase(name) {
      await onDatabase(server.connection, (client) => client.query(`create database ${name}`));
      return `postgresql://${user}:${password}@localhost/${name}?host=${encodeURIComponent(host)}`;
    },
    processorTime: () => familyTime(postmaster?.pid ?? Number.NaN),
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
