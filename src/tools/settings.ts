/** `npm run settings`: every setting with its meaning and default, and whether it is set here. Values stay unsaid. */
import { readConfig, settings } from "../config.ts";
import { readEnvironment } from "../environment.ts";
import { AppError } from "../errors.ts";
import { settingsTable } from "../settings-table.ts";

try {
  const environment = readEnvironment(process.cwd(), process.env);
  console.log(settingsTable(settings, environment));
  readConfig(environment, process.cwd());
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
