/** `npm run check`: every mistake in flows/ and locales/, or what they hold. `--write-schemas` renews what editors check by. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { checkContent } from "../content/check-content.ts";
import { editorFiles } from "../content/json-schemas.ts";
import { mistakesText } from "../content/mistakes-text.ts";
import { projectRoot } from "../project-root.ts";

const usage = "npm run check [-- --write-schemas]";

const [option, ...more] = process.argv.slice(2);
if (more.length > 0 || (option !== undefined && option !== "--write-schemas")) {
  console.error(`${process.argv.slice(2).join(" ")} is not known here. Usage: ${usage}`);
  process.exitCode = 1;
} else {
  if (option) writeEditorFiles();
  await check();
}

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
