/** `npm run keys:create`: makes DATA_DIR/keys. With `-- --from-sheet < SHEET` puts the keys of a recovery sheet back. */
import { text } from "node:stream/consumers";
import { keyFilePath } from "../storage/key-file.ts";
import { createKeys } from "../storage/keys.ts";
import { runTool, toolConfig } from "./tool.ts";

async function main({ values }: { values: { "from-sheet"?: boolean | undefined } }): Promise<void> {
  const { dataDir } = toolConfig();
  const file = await createKeys(dataDir, values["from-sheet"] ? await text(process.stdin) : undefined);
  console.log(`${keyFilePath(dataDir)} holds ${file.keys.length === 1 ? "one key" : `${file.keys.length} keys`}.`);
  if (file.origin === "created") console.log("Now print the recovery sheet and lock it away: npm run keys:export");
}

await runTool({
  usage: "Usage: npm run keys:create [-- --from-sheet < SHEET]",
  given: { options: { "from-sheet": { type: "boolean" } } },
  run: main,
});
