/**
 * `npm run seed -- --complaints N`: invented complaints to try the console with. A database that has cases is left alone
 * unless `--add` says that they may stand among them: nobody can tell them apart afterwards.
 */
import { parseArgs } from "node:util";
import { readConfig } from "../config.ts";
import { loadContent } from "../content/load-content.ts";
import { readEnvironment } from "../environment.ts";
import { AppError } from "../errors.ts";
import { projectRoot } from "../project-root.ts";
import { rolesWith } from "../rules/staff/roles.ts";
import { silentLog } from "../storage/log.ts";
import { openStorage } from "../storage/open-storage.ts";
import { seedCases } from "../storage/seed-run.ts";

const usage = "Usage: npm run seed -- --complaints N [--add]";
const atMost = 5_000_000;

function wanted(args: string[]): { count: number; add: boolean } {
  try {
    const options = { complaints: { type: "string" }, add: { type: "boolean", default: false } } as const;
    const { values } = parseArgs({ args, options });
    const count = Number(values.complaints);
    if (Number.isInteger(count) && count >= 1 && count <= atMost) return { count, add: values.add };
  } catch {
    // An option that is not known: the usage says which are.
  }
  throw new AppError("CONFIG_INVALID", `${usage}; N is a number from 1 to ${atMost}.`);
}

async function main(args: string[]): Promise<void> {
  const { count, add } = wanted(args);
  const config = readConfig(readEnvironment(process.cwd(), process.env), process.cwd());
  const { places, roles } = await loadContent(projectRoot);
  const storage = await openStorage(config, silentLog, { beside: true });
  try {
    if (!add && (await storage.seeding.casesThere()) > 0) {
      throw new AppError(
        "CONFIG_INVALID",
        "There are cases in this database. Invented ones among them cannot be told apart later; add --add if that is what you want.",
      );
    }
    const begun = Date.now();
    const written = await seedCases(storage.seeding, {
      count,
      places: places.map(({ id }) => id),
      roles: rolesWith(roles, "case.work"),
      seed: begun % 2 ** 32,
      progress: (done) => process.stdout.write(`\r${done} of ${count} `),
    });
    const seconds = (Date.now() - begun) / 1000;
    console.log(`\n${written} invented cases in ${seconds.toFixed(1)} s (${Math.round(written / seconds)} a second).`);
  } finally {
    await storage.close();
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  if (!(error instanceof AppError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
});
