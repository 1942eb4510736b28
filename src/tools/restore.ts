/** `npm run restore -- FILE [--replace]`: puts a backup back while no server runs. */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { readConfig } from "../config.ts";
import { readEnvironment } from "../environment.ts";
import { AppError } from "../errors.ts";
import { restore } from "../storage/maintenance.ts";

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { replace: { type: "boolean" } } });
  const [given] = positionals;
  if (!given) throw new AppError("BACKUP_UNREADABLE", "Name the backup: npm run restore -- FILE [--replace]");
  const config = readConfig(readEnvironment(process.cwd(), process.env), process.cwd());
  // npm starts tools in the project's folder and says in INIT_CWD where it was called.
  const file = resolve(process.env.INIT_CWD ?? ".", given);
  const counts = await restore(config, { file, replace: values.replace ?? false });
  console.log(`Restored: ${counts.complaint} cases, ${counts.file} files, ${counts.conversation} conversations.`);
}

main().catch((error: unknown) => {
  if (!(error instanceof AppError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
});
