/** `npm run keys:rotate`: a new master key, and everything that hung on the old one wrapped anew. No server may run. */
import { readConfig } from "../config.ts";
import { readEnvironment } from "../environment.ts";
import { AppError } from "../errors.ts";
import { silentLog } from "../storage/log.ts";
import { rotateKeys } from "../storage/maintenance.ts";

async function main(): Promise<void> {
  const config = readConfig(readEnvironment(process.cwd(), process.env), process.cwd());
  const { id, rewrapped } = await rotateKeys(config, silentLog);
  console.log(`The current key is ${id}; ${rewrapped} values were wrapped anew.`);
  console.log("The old key stays: earlier backups need it. Print the new recovery sheet: npm run keys:export");
}

main().catch((error: unknown) => {
  if (!(error instanceof AppError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
});
