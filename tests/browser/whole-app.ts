import { join } from "node:path";
import pino from "pino";
import { type App, createApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import { createTestDatabase, type TestDatabase, testMasterKey } from "../storage/test-database.ts";

/** The whole program on a database of its own, and where it listens on loopback. */
export async function wholeApp(): Promise<{
  app: App;
  home: string;
  database: TestDatabase;
  close(): Promise<void>;
}> {
  const database = await createTestDatabase();
  const environment = { DATABASE_URL: database.url, MASTER_KEY: testMasterKey, PORT: "0" };
  const root = join(import.meta.dirname, "../..");
  const app = await createApp({ config: readConfig(environment, root), log: pino({ level: "silent" }), root });
  const home = await app.server.listen({ host: "127.0.0.1", port: 0 });
  const close = async () => {
    await app.close();
    await database.drop();
  };
  return { app, home, database, close };
}
