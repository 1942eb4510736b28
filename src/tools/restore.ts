/** `npm run restore -- FILE [--replace]`: puts a backup back while no server runs. */
import { restore } from "../storage/maintenance.ts";
import { MisusedError, runTool, toolConfig, typedPath } from "./tool.ts";

async function main({ values, positionals }: { values: { replace?: boolean | undefined }; positionals: string[] }) {
  const [given, ...more] = positionals;
  if (given === undefined || more.length > 0) throw new MisusedError("Name the backup.");
  const config = toolConfig();
  const file = typedPath(given);
  const counts = await restore(config, { file, replace: values.replace ?? false });
  console.log(`Restored: ${counts.complaint} cases, ${counts.file} files, ${counts.conversation} conversations.`);
}

await runTool({
  usage: "Usage: npm run restore -- FILE [--replace]",
  given: { allowPositionals: true, options: { replace: { type: "boolean" } } },
  run: main,
});
