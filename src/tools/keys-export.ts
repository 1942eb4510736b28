/** `npm run keys:export`: prints the recovery sheet, and takes the operator's having it as the word to use the keys. */
import { exportKeys } from "../storage/keys.ts";
import { runTool, toolConfig } from "./tool.ts";

async function main(): Promise<void> {
  const { dataDir } = toolConfig();
  process.stdout.write(await exportKeys(dataDir));
}

await runTool({
  usage: "Usage: npm run keys:export",
  given: {},
  run: main,
});
