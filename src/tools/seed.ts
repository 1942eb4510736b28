/**
 * `npm run seed -- --complaints N`: invented complaints to try the console with. A database that has cases is left alone
 * unless `--add` says that they may stand among them: nobody can tell them apart afterwards.
 */
import { loadContent } from "../content/load-content.ts";
import { AppError } from "../errors.ts";
import { projectRoot } from "../project-root.ts";
import { rolesWith } from "../rules/staff/roles.ts";
import { silentLog } from "../storage/log.ts";
import { openStorage } from "../storage/open-storage.ts";
import { seedCases } from "../storage/seed-run.ts";
import { MisusedError, runTool, toolConfig } from "./tool.ts";

const atMost = 5_000_000;

function countOf(complaints: string | undefined): number {
  const count = Number(complaints);
  if (Number.isInteger(count) && count >= 1 && count <= atMost) return count;
  throw new MisusedError(`--complaints is a number from 1 to ${atMost}.`);
}

async function main({ values }: { values: { complaints?: string | undefined; add: boolean } }): Promise<void> {
  const count = countOf(values.complaints);
  const config = toolConfig();
  const { places, roles } = await loadContent(projectRoot);
  const storage = await openStorage(config, silentLog, { beside: true });
  try {
    if (!values.add && (await storage.seeding.casesThere()) > 0) {
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

await runTool({
  usage: "Usage: npm run seed -- --complaints N [--add]",
  given: { options: { complaints: { type: "string" }, add: { type: "boolean", default: false } } },
  run: main,
});
