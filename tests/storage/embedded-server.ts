/**
 * One PostgreSQL for a whole test run, with a migrated template that each test file copies. It is the embedded one, in
 * a temporary folder and tuned for speed, unless TEST_DATABASE_URL names another (its user must be allowed to create
 * databases).
 */
import { randomBytes } from "node:crypto";
import type { TestProject } from "vitest/node";
import { migrate, readMigrations } from "../../src/storage/migrate.ts";
import { createDatabaseOn, dropDatabaseOn, startDatabaseServer } from "./database-server.ts";
import { onDatabase } from "./on-database.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Server of this run; `template` is the name of its migrated database. */
    testServer: { url: string; template: string };
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await startDatabaseServer();
  try {
    const template = `an_sinh_template_${randomBytes(4).toString("hex")}`;
    const address = await createDatabaseOn(url, template);
    const migrations = await readMigrations();
    await onDatabase(address, (client) => migrate(client, migrations));
    project.provide("testServer", { url, template });
    return async () => {
      await dropDatabaseOn(url, address);
      await stop();
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
