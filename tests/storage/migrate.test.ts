import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AppError } from "../../src/errors.ts";
import { silentLog } from "../../src/storage/log.ts";
import { migrate, readMigrations } from "../../src/storage/migrate.ts";
import { openStorage } from "../../src/storage/open-storage.ts";
import { tables } from "../../src/storage/tables.ts";
import { schemaDiff } from "./schema-diff.ts";
import { createDatabase, dropDatabase, testStorageConfig } from "./test-database.ts";

let url: string;
let client: pg.Client;
beforeEach(async () => {
  url = await createDatabase();
  client = new pg.Client({ connectionString: url });
  await client.connect();
});
afterEach(async () => {
  await client.end();
  await dropDatabase(url);
});

const applied = async () =>
  (
    await client.query(
      'select migration_name as name, checksum, applied_steps_count as steps from "_prisma_migrations" order by 1',
    )
  ).rows;

describe("migrate()", () => {
  it("applies what is pending, once, and records it as Prisma does", async () => {
    const migrations = await readMigrations();
    expect(await migrate(client, migrations)).toEqual(migrations.map(({ name }) => name));
    expect(await migrate(client, migrations)).toEqual([]);
    expect(await applied()).toEqual(migrations.map(({ name, checksum }) => ({ name, checksum, steps: 1 })));
  });

  it("leaves nothing of a migration that fails, and keeps those before it", async () => {
    const migrations = [
      { name: "1_good", sql: "create table good (id int)", checksum: "1" },
      { name: "2_bad", sql: "create table half (id int); create table good (id int)", checksum: "2" },
    ];
    await expect(migrate(client, migrations)).rejects.toThrow(
      'PostgreSQL refused the migration 2_bad: relation "good" already exists. Nothing of it was applied.',
    );
    expect(await applied()).toEqual([{ name: "1_good", checksum: "1", steps: 1 }]);
    expect((await client.query("select to_regclass('half') as half")).rows).toEqual([{ half: null }]);
  });

  it("makes of administrators administrators who are chiefs too, and leaves officers officers", async () => {
    const migrations = await readMigrations();
    const at = migrations.findIndex(({ name }) => name.endsWith("_roles_and_second_step"));
    await migrate(client, migrations.slice(0, at));
    await client.query(`insert into staff (id, login, name, role, password_hash) values
      (gen_random_uuid(), 'thu', 'Thu', 'administrator', 'x'), (gen_random_uuid(), 'lan', 'Lan', 'officer', 'x')`);
    await client.query(
      "insert into invitation (hash, role, expires_at) values ('a', 'administrator', now()), ('o', 'officer', now())",
    );
    await client.query("insert into staff_session (hash, staff_id, expires_at) select login, id, now() from staff");
    await migrate(client, migrations);
    const { rows: staff } = await client.query("select login, roles, places, kinds from staff order by login");
    expect(staff).toEqual([
      { login: "lan", roles: ["officer"], places: [], kinds: [] },
      { login: "thu", roles: ["administrator", "chief"], places: [], kinds: [] },
    ]);
    const { rows: links } = await client.query("select hash, roles from invitation order by hash");
    expect(links).toEqual([
      { hash: "a", roles: ["administrator", "chief"] },
      { hash: "o", roles: ["officer"] },
    ]);
    const { rows: sessions } = await client.query("select count(distinct id)::int as n from staff_session");
    expect(sessions).toEqual([{ n: 2 }]);
  });

  it("refuses a migration that was edited after it had been applied", async () => {
    const migrations = await readMigrations();
    await migrate(client, migrations);
    const edited = migrations.map((migration) => ({ ...migration, checksum: "edited" }));
    await expect(migrate(client, edited)).rejects.toThrow(
      new AppError(
        "MIGRATION_EDITED",
        `The file prisma/migrations/${migrations[0]?.name}/migration.sql was changed after it had been applied. Put it back as it was, and write the change as a new migration.`,
      ),
    );
  });

  it("refuses a database that a newer version has used", async () => {
    await migrate(client, await readMigrations());
    const [first] = await readMigrations();
    await expect(migrate(client, [])).rejects.toThrow(
      new AppError(
        "MIGRATION_UNKNOWN",
        `The database has the migration ${first?.name}, which this version of An Sinh does not know: it was used by a newer one. Start that version.`,
      ),
    );
  });

  it("refuses a database that another tool left half-way", async () => {
    await migrate(client, await readMigrations());
    await client.query(`insert into "_prisma_migrations" (id, checksum, migration_name) values ('x', 'x', '3_half')`);
    await expect(migrate(client, await readMigrations())).rejects.toThrow(
      "The migration 3_half was begun by another tool",
    );
  });
});

describe("openStorage() on an empty database", () => {
  it("prepares it once when several processes start at the same moment", async () => {
    const storages = await Promise.all(Array.from({ length: 5 }, () => openStorage(testStorageConfig(url), silentLog)));
    const signatures = storages.map((storage) => storage.keys.sign("token", "data"));
    expect(new Set(signatures).size).toBe(1);
    await Promise.all(storages.map((storage) => storage.close()));
    expect((await applied()).map(({ name }) => name)).toEqual((await readMigrations()).map(({ name }) => name));
  });

  it("refuses another master key before anything is written", async () => {
    const config = testStorageConfig(url);
    await (await openStorage(config, silentLog)).close();
    await client.query('delete from "_prisma_migrations"');
    const other = { ...config, masterKey: Buffer.alloc(32, 9).toString("base64url") };
    await expect(openStorage(other, silentLog)).rejects.toThrow(
      /^The master key \([0-9a-f]{8}\) is not the one this database was sealed with \([0-9a-f]{8}\)\./,
    );
    expect(await applied()).toEqual([]);
  });

  it("says in one sentence why a database cannot be used", async () => {
    const nowhere = testStorageConfig("postgresql://nobody:x@127.0.0.1:9/none");
    await expect(openStorage(nowhere, silentLog)).rejects.toThrow(
      new AppError(
        "STORAGE_UNAVAILABLE",
        "The database cannot be used: nothing listens there. Check DATABASE_URL and that PostgreSQL is running.",
      ),
    );
  });
});

describe("prisma/schema.prisma", () => {
  it("says what the migrations make (otherwise the SQL shown belongs into a new folder of prisma/migrations)", async () => {
    await migrate(client, await readMigrations());
    expect(await schemaDiff(url)).toBe("");
  });

  it("has its tables in the list that backup and restore go through", async () => {
    await migrate(client, await readMigrations());
    const { rows } = await client.query(
      "select tablename as name from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations'",
    );
    expect(rows.map(({ name }) => name).sort()).toEqual([...tables].sort());
  });
});
