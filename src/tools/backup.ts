/** `npm run backup [-- FILE]`: a sealed copy of everything, made while the server goes on. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { backup } from "../storage/maintenance.ts";
import { runTool, toolConfig, typedPath } from "./tool.ts";

async function main({ positionals: [given] }: { positionals: string[] }): Promise<void> {
  const config = toolConfig();
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(":", "-");
  const folder = join(config.dataDir, "backups");
  const file = given ? typedPath(given) : join(folder, `an-sinh-${stamp}.backup`);
  if (!given) await mkdir(folder, { recursive: true, mode: 0o700 });
  const counts = await backup(config, file);
  console.log(`${file}: ${counts.complaint} cases, ${counts.file} files, ${counts.conversation} conversations.`);
  console.log("It opens only with your keys; keep the recovery sheet (npm run keys:export) apart from it.");
}

await runTool({
  usage: "Usage: npm run backup [-- FILE]",
  given: { allowPositionals: true },
  run: main,
});
