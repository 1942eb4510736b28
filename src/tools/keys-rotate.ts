/** `npm run keys:rotate`: a new master key, and everything that hung on the old one wrapped anew. No server may run. */
import { silentLog } from "../storage/log.ts";
import { rotateKeys } from "../storage/maintenance.ts";
import { runTool, toolConfig } from "./tool.ts";

async function main(): Promise<void> {
  const config = toolConfig();
  const { id, rewrapped } = await rotateKeys(config, silentLog);
  console.log(`The current key is ${id}; ${rewrapped} values were wrapped anew.`);
  console.log("The old key stays: earlier backups need it. Print the new recovery sheet: npm run keys:export");
}

await runTool({
  usage: "Usage: npm run keys:rotate",
  given: {},
  run: main,
});
