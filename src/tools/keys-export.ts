/** `npm run keys:export`: prints the recovery sheet, and takes the operator's having it as the word to use the keys. */
import { readConfig } from "../config.ts";
import { readEnvironment } from "../environment.ts";
import { AppError } from "../errors.ts";
import { exportKeys } from "../storage/keys.ts";

async function main(): Promise<void> {
  const { dataDir } = readConfig(readEnvironment(process.cwd(), process.env), process.cwd());
  process.stdout.write(await exportKeys(dataDir));
}

main().catch((error: unknown) => {
  if (!(error instanceof AppError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
});
