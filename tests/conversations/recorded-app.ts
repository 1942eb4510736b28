import { join } from "node:path";
import pino from "pino";
import { type App, createApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import type { FlowSources } from "../../src/flow/flow-content.ts";
import { type TestDatabase, testMasterKey } from "../storage/test-database.ts";

/** What an app over which recorded talks are played needs. */
export interface RecordedAppParts {
  database: TestDatabase;
  settings: Record<string, string>;
  /** Day, time and ids of the recording that is being played. */
  current: () => FlowSources;
}

/** Starts the whole app on a free port; it lives on the day, at the time and with the ids of the current recording. */
export async function startRecordedApp(parts: RecordedAppParts): Promise<{ app: App; origin: string }> {
  const { database, settings, current } = parts;
  const { dataDir } = database.config;
  const own = { DATABASE_URL: database.url, DATA_DIR: dataDir, MASTER_KEY: testMasterKey, PORT: "0" };
  const environment = { ...own, ...settings };
  const app = await createApp({
    config: readConfig(environment, import.meta.dirname),
    log: pino({ level: "silent" }),
    root: join(import.meta.dirname, "../.."),
    now: () => new Date(current().now),
    sources: {
      now: () => current().now,
      today: () => current().today,
      complaintId: () => current().complaintId(),
      caseNumber: () => current().caseNumber(),
      receiptCode: () => current().receiptCode(),
    },
  });
  return { app, origin: await app.server.listen({ host: "127.0.0.1", port: 0 }) };
}
