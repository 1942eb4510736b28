/**
 * Generates the database client from prisma/schema.prisma when it does not belong to it: `node scripts/generate-client.mjs`.
 * prisma.config.ts keeps Prisma from wanting an engine that it would have to download.
 */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { fingerprintOf, isClientGenerated, schemaFiles, stamps } from "./freshness.mjs";
import { root } from "./preconditions.mjs";

/** Throws an Error whose message is one line when Prisma does not accept the schema. */
export function generateClientWhenStale() {
  if (isClientGenerated()) return;
  const cli = join(root, "node_modules", "prisma", "build", "index.js");
  const run = spawnSync(process.execPath, [cli, "generate", "--no-hints"], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, PRISMA_HIDE_UPDATE_MESSAGE: "1", CHECKPOINT_DISABLE: "1" },
  });
  if (run.status !== 0) throw new Error(`prisma generate failed: ${reasonIn(`${run.stderr}${run.stdout}`)}`);
  writeFileSync(stamps.client, fingerprintOf(schemaFiles));
}

/** The first error in what Prisma printed, without colours and in one line. */
function reasonIn(output) {
  const lines = stripVTControlCharacters(output).split("\n");
  return (lines.find((line) => /error:/i.test(line)) ?? lines.join(" ")).trim();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) generateClientWhenStale();
