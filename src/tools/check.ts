/** `npm run check`: every mistake in flows/ and locales/, or what they hold. `--write-schemas` renews what editors check by. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { checkContent } from "../content/check-content.ts";
import { editorFiles } from "../content/json-schemas.ts";
import { mistakesText } from "../content/mistakes-text.ts";
import { projectRoot } from "../project-root.ts";
import { runTool } from "./tool.ts";

function writeEditorFiles(): void {
  for (const { file, text } of editorFiles()) {
    mkdirSync(dirname(join(projectRoot, file)), { recursive: true });
    writeFileSync(join(projectRoot, file), text);
    console.log(`wrote ${file}`);
  }
}

async function check(): Promise<void> {
  const { problems, counts } = await checkContent(projectRoot);
  if (problems.length > 0) {
    console.error(mistakesText(problems));
    process.exitCode = 1;
    return;
  }
  const parts = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
  console.log(`No mistakes in flows/ and locales/: ${parts.join(", ")}.`);
}

await runTool({
  usage: "Usage: npm run check [-- --write-schemas]",
  given: { options: { "write-schemas": { type: "boolean" } } },
  async run({ values }) {
    if (values["write-schemas"]) writeEditorFiles();
    await check();
  },
});
