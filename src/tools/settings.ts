/** `npm run settings`: every setting with its meaning and default, and whether it is set here. Values stay unsaid. */
import { readEnvironment } from "../environment.ts";
import { settings } from "../settings.ts";
import { settingsTable } from "../settings-table.ts";
import { runTool, toolConfig } from "./tool.ts";

await runTool({
  usage: "Usage: npm run settings",
  given: {},
  async run() {
    console.log(`${settingsTable(settings, readEnvironment(process.cwd(), process.env))}\n`);
    toolConfig();
  },
});
