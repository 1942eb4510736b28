import { defineConfig } from "prisma/config";

// The command line wants to download an engine it needs for migrations only, and ours are applied by the server itself
// (src/storage/migrate.ts) and written with src/tools/migration-diff.ts. Any program that exists satisfies it.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: "prisma/schema.prisma", migrations: { path: "prisma/migrations" } });
