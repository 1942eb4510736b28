/**
 * `npm run retention`: what is kept long enough, by kind, with the numbers of cases; changes nothing. `-- --now` erases it,
 * as the server does by itself every hour.
 */
import { retentionReport } from "../complaints/retention-report.ts";
import { loadContent } from "../content/load-content.ts";
import { projectRoot } from "../project-root.ts";
import { silentLog } from "../storage/log.ts";
import { openStorage } from "../storage/open-storage.ts";
import type { Forgotten } from "../storage/retention.ts";
import { runTool, toolConfig } from "./tool.ts";

async function main({ values: { now } }: { values: { now?: boolean | undefined } }): Promise<void> {
  const config = toolConfig();
  const { service, retention } = await loadContent(projectRoot);
  const keep = { ...service, ...retention };
  const storage = await openStorage(config, silentLog, { beside: true });
  try {
    console.log(`Kept long enough:\n${retentionReport(await storage.dueToForget(keep))}`);
    if (!now) return console.log("Nothing was erased. To erase it: npm run retention -- --now");
    const sum: Forgotten = { conversations: 0, files: 0, questions: 0, cases: 0 };
    for (;;) {
      const gone = await storage.forget(keep);
      if (Object.values(gone).every((count) => count === 0)) break;
      for (const name of ["conversations", "files", "questions", "cases"] as const) sum[name] += gone[name];
    }
    console.log(
      `Erased: ${sum.conversations} talks and drafts, ${sum.files} files without a draft, ${sum.questions} questions, ${sum.cases} cases.`,
    );
  } finally {
    await storage.close();
  }
}

await runTool({
  usage: "Usage: npm run retention [-- --now]",
  given: { options: { now: { type: "boolean" } } },
  run: main,
});
