/** `npm run audit:verify [-- --anchors DIR]`: reads the whole audit log, also beside a running server, and says whether it is whole. */
import { auditSentence } from "../complaints/audit-sentence.ts";
import { lookAtAudit } from "../storage/maintenance.ts";
import { runTool, toolConfig, typedPath } from "./tool.ts";

async function main({ values }: { values: { anchors?: string[] | undefined } }): Promise<void> {
  const config = toolConfig();
  const folders = (values.anchors ?? []).map((folder) => typedPath(folder));
  const report = await lookAtAudit(config, folders);
  const { details, sentence } = auditSentence(report);
  for (const line of details) console.log(line);
  console.log(sentence);
  if (report.harmed > 0) process.exitCode = 1;
}

await runTool({
  usage: "Usage: npm run audit:verify [-- --anchors DIR]",
  given: { options: { anchors: { type: "string", multiple: true } } },
  run: main,
});
