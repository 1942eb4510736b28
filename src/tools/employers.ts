/** `npm run employers -- import FILE.csv`: marks employers as the department's own list, so that citizens are offered them. */
import { readFile } from "node:fs/promises";
import { readEmployerList } from "../complaints/employer-list.ts";
import { loadContent } from "../content/load-content.ts";
import { AppError } from "../errors.ts";
import { projectRoot } from "../project-root.ts";
import { silentLog } from "../storage/log.ts";
import { openStorage } from "../storage/open-storage.ts";
import { MisusedError, runTool, toolConfig, typedPath } from "./tool.ts";

async function main({ positionals: [what, given, ...more] }: { positionals: string[] }): Promise<void> {
  if (what !== "import" || given === undefined || more.length > 0) throw new MisusedError("Name the file to import.");
  const file = typedPath(given);
  const bytes = await readFile(file).catch((cause) => {
    throw new AppError("CONFIG_INVALID", `${file} cannot be read.`, { cause });
  });
  const { places } = await loadContent(projectRoot);
  const read = readEmployerList(bytes, places);
  if (!read.ok) {
    const lines = read.problems.map(({ line, message }) => `  line ${line} ${message}`);
    throw new AppError("CONFIG_INVALID", `Nothing was taken from ${given}:\n${lines.join("\n")}`);
  }
  const config = toolConfig();
  const storage = await openStorage(config, silentLog, { beside: true });
  try {
    const { added, known } = await storage.employers.import(read.employers);
    console.log(`${added} employers were added, ${known} were known; all of them are listed now.`);
  } finally {
    await storage.close();
  }
}

await runTool({
  usage: "Usage: npm run employers -- import FILE.csv",
  given: { allowPositionals: true },
  run: main,
});
