/**
 * `npm run faults -- --n 10000 [--seed S]`: runs random fault schedules. `--only-seed S` runs one again and prints what
 * happened. Ends with exit code 1 when a promise was broken.
 */
import { parseArgs } from "node:util";
import { loadContent } from "../../../src/content/load-content.ts";
import { projectRoot } from "../../../src/project-root.ts";
import { startDatabaseServer } from "../../storage/database-server.ts";
import { type CampaignParts, report, runCampaign } from "./campaign.ts";
import type { Counts } from "./journal.ts";

const { values } = parseArgs({
  options: {
    n: { type: "string", default: "1000" },
    seed: { type: "string", default: "1" },
    "only-seed": { type: "string" },
    "at-once": { type: "string", default: "6" },
  },
});
const only = values["only-seed"];
const begun = performance.now();

function summary(counts: Counts): string {
  const seconds = (performance.now() - begun) / 1000;
  const all = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  return `${all.join(", ")}; ${seconds.toFixed(0)} s, ${(counts.schedules / seconds).toFixed(1)} schedules/s`;
}

const content = await loadContent(projectRoot);
const server = await startDatabaseServer();
try {
  const parts: CampaignParts = {
    content,
    server,
    schedules: only === undefined ? Number(values.n) : 1,
    seed: Number(only ?? values.seed),
    atOnce: Number(values["at-once"]),
    done(counts, outcome) {
      if (only !== undefined && outcome.broken.length === 0) console.log(outcome.journal.join("\n"));
      if (outcome.broken.length > 0) console.log(report(outcome));
      if (counts.schedules % 500 === 0) console.log(summary(counts));
    },
  };
  const { counts, failures } = await runCampaign(parts);
  console.log(
    `${failures.length === 0 ? "Every promise was kept" : `Broken: seeds ${failures.map(({ seed }) => seed)}`}. ${summary(counts)}`,
  );
  if (failures.length > 0) process.exitCode = 1;
} finally {
  await server.stop();
}
