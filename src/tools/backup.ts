/** `npm run backup [-- FILE]`: a sealed copy of everything, made while the server goes on. */
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { readConfig } from "../config.ts";
import { readEnvironment } from "../environment.ts";
import { AppError } from "../errors.ts";
import { backup } from "../storage/maintenance.ts";

async function main([given]: string[]): Promise<void> {
  const config = readConfig(readEnvironment(process.cwd(), process.env), process.cwd());
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(":", "-");
  const folder = join(config.dataDir, "backups");
  // npm starts tools in the project's folder and says in INIT_CWD where it was called.
  const file = given ? resolve(process.env.INIT_CWD ?? ".", given) : join(folder, `an-sinh-${stamp}.backup`);
  if (!given) await mkdir(folder, { recursive: true, mode: 0o700 });
  const counts = await backup(config, file);
  console.log(`${file}: ${counts.complaint} cases, ${counts.file} files, ${counts.conversation} conversations.`);
  console.log("It opens only with your keys; keep the recovery sheet (npm run keys:export) apart from it.");
}

main(process.argv.slice(2)).catch((error: unknown) => {
  if (!(error instanceof AppError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
});
