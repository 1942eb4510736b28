import { join } from "node:path";
import pino from "pino";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { type App, createApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import { createTestDatabase, type TestDatabase, testMasterKey } from "../storage/test-database.ts";
import { launch } from "./browser.ts";

/** A browser, and the whole program on a database of its own that listens on loopback. */
interface OpenedApp {
  browser: Browser;
  app: App;
  home: string;
  database: TestDatabase;
}

/** What the tests of a group share, from the first to the last. */
export function appInBrowser(): OpenedApp {
  // Filled before the first test.
  const on = {} as OpenedApp;
  beforeAll(async () => {
    on.browser = await launch();
    on.database = await createTestDatabase();
    const environment = { DATABASE_URL: on.database.url, MASTER_KEY: testMasterKey, PORT: "0" };
    const root = join(import.meta.dirname, "../..");
    on.app = await createApp({ config: readConfig(environment, root), log: pino({ level: "silent" }), root });
    on.home = await on.app.server.listen({ host: "127.0.0.1", port: 0 });
  });
  afterAll(async () => {
    await on.browser.close();
    await on.app.close();
    await on.database.drop();
  });
  return on;
}
