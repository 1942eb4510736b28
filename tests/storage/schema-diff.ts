/**
 * Compares a live database with prisma/schema.prisma. Prisma's own command line would download an engine for this; the
 * same engine compiled to WebAssembly is on npm.
 */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

const schemaPath = new URL("../../prisma/schema.prisma", import.meta.url).pathname;

/** The SQL that would turn the database into what schema.prisma says; empty when there is nothing to change. */
export async function schemaDiff(connectionString: string): Promise<string> {
  const content = await readFile(schemaPath, "utf8");
  const files = [{ path: schemaPath, content }];
  const { SchemaEngine } = await loadEngine();
  const pool = new CatalogPool({ connectionString });
  const adapter = bindMigrationAwareSqlAdapterFactory(catalogAdapter(pool));
  const started = await SchemaEngine.new({ datamodels: [[schemaPath, content]] }, () => undefined, adapter);
  try {
    const diff = await started.diff({
      from: { tag: "schemaDatasource", files, configDir: dirname(schemaPath) },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    return (diff.stdout ?? "").replace(/^-- This is an empty migration\.\s*$/, "").trim();
  } finally {
    started.free();
    await pool.end();
  }
}

/**
 * Prisma's adapter does not know PostgreSQL's internal type "char" (18), which the catalogue uses: it passes as bpchar
 * (1042), and the column that the engine insists on as a character is declared one.
 */
function catalogAdapter(pool: pg.Pool): PrismaPg {
  const factory = new PrismaPg(pool);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const found = await queryRaw(query);
      const at = found.columnNames.indexOf("constraint_type");
      if (at !== -1) found.columnTypes[at] = ColumnTypeEnum.Character;
      return found;
    };
    return adapter;
  };
  return factory;
}

class CatalogPool extends pg.Pool {
  // biome-ignore lint/suspicious/noExplicitAny: node-postgres has a dozen signatures; all arguments go through.
  override async query(...args: any[]): Promise<any> {
    const result = await super.query(...(args as [string]));
    for (const field of result.fields ?? []) if (field.dataTypeID === 18) field.dataTypeID = 1042;
    return result;
  }
}

async function loadEngine(): Promise<typeof engine> {
  const folder = dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm"));
  const bytes = await readFile(join(folder, "schema_engine_bg.wasm"));
  // The generated bindings are the module's own imports; their shape is fixed by the pinned version.
  const imports = { "./schema_engine_bg.js": engine as unknown as WebAssembly.ModuleImports };
  const { instance } = await WebAssembly.instantiate(bytes, imports);
  const bindings = engine as unknown as { __wbg_set_wasm(exports: WebAssembly.Exports): void };
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports as { __wbindgen_start(): void }).__wbindgen_start();
  return engine;
}
