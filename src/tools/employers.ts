/** `npm run employers -- import FILE.csv`: marks employers as the department's own list, so that citizens are offered them. */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { readEmployerList } from "../complaints/employer-list.ts";
import { readConfig } from "../config.ts";
import { loadContent } from "../content/load-content.ts";
import { readEnvironment } from "../environment.ts";
import { AppError } from "../errors.ts";
import { projectRoot } from "../project-root.ts";
import { silentLog } from "../storage/log.ts";
import { openStorage } from "../storage/open-storage.ts";

async function main([what, given, ...more]: string[]): Promise<void> {
  if (what !== "import" || given === undefined || more.length > 0) {
    throw new AppError("CONFIG_INVALID", "Usage: npm run employers -- import FILE.csv");
  }
  // npm starts tools in the project's folder and says in INIT_CWD where it was called.
  const file = resolve(process.env.INIT_CWD ?? ".", given);
  const bytes = await readFile(file).catch((cause) => {
    throw new AppError("CONFIG_INVALID", `${file} cannot be read.`, { cause });
  });
  const { places } = await loadContent(projectRoot);
  const read = readEmployerList(bytes, places);
  if (!read.ok) {
    const lines = read.problems.map(({ line, message }) => `  line ${line} ${message}`);
    throw new AppError("CONFIG_INVALID", `Nothing was taken from ${given}:\n${lines.join("\n")}`);
  }
  const config = readConfig(readEnvironment(process.cwd(), process.env), process.cwd());
  const storage = await openStorage(config, silentLog, { beside: true });
  try {
    const { added, known } = await storage.employers.import(read.employers);
    console.log(`${added} employers were added, ${known} were known; all of them are listed now.`);
  } finally {
    await storage.close();
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  if (!(error instanceof AppError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
});
