/** `npm run audit:verify [-- --anchors DIR]`: reads the whole audit log, also beside a running server, and says whether it is whole. */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { auditSentence } from "../complaints/audit-sentence.ts";
import { readConfig } from "../config.ts";
import { readEnvironment } from "../environment.ts";
import { AppError } from "../errors.ts";
import { lookAtAudit } from "../storage/maintenance.ts";

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { anchors: { type: "string", multiple: true } } });
  const config = readConfig(readEnvironment(process.cwd(), process.env), process.cwd());
  // npm starts tools in the project's folder and says in INIT_CWD where it was called.
  const folders = (values.anchors ?? []).map((folder) => resolve(process.env.INIT_CWD ?? ".", folder));
  const report = await lookAtAudit(config, folders);
  const { details, sentence } = auditSentence(report);
  for (const line of details) console.log(line);
  console.log(sentence);
  if (report.harmed > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  if (!(error instanceof AppError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
});
