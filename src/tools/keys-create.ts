/** `npm run keys:create`: makes DATA_DIR/keys. With `-- --from-sheet < SHEET` puts the keys of a recovery sheet back. */
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { readConfig } from "../config.ts";
import { readEnvironment } from "../environment.ts";
import { AppError } from "../errors.ts";
import { keyFilePath } from "../storage/key-file.ts";
import { createKeys } from "../storage/keys.ts";

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { "from-sheet": { type: "boolean" } } });
  const { dataDir } = readConfig(readEnvironment(process.cwd(), process.env), process.cwd());
  const file = await createKeys(dataDir, values["from-sheet"] ? await text(process.stdin) : undefined);
  console.log(`${keyFilePath(dataDir)} holds ${file.keys.length === 1 ? "one key" : `${file.keys.length} keys`}.`);
  if (file.origin === "created") console.log("Now print the recovery sheet and lock it away: npm run keys:export");
}

main().catch((error: unknown) => {
  if (!(error instanceof AppError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
});
