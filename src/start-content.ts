import type { Logger } from "pino";
import type { Content } from "./content/content.ts";
import { KeptIndexes } from "./content/kept-indexes.ts";
import { loadContent } from "./content/load-content.ts";
import { programVersion } from "./program-version.ts";
import { ensureDataDir } from "./storage/data-dir.ts";

/** What the content of a start is read from, and where indexes are kept; `program` is for tests. */
export interface ContentAtStart {
  root: string;
  config: { dataDir: string };
  log: Pick<Logger, "warn">;
  program?: string | null;
}

/** The content for a server: indexes of topics are taken from the data folder where they fit, and left there for the next start. */
export async function startContent({ root, config, log, program = programVersion }: ContentAtStart): Promise<Content> {
  if (program === null) return loadContent(root);
  const kept = new KeptIndexes({ folder: config.dataDir, program });
  const content = await loadContent(root, kept);
  if (kept.hasNew) {
    await keep(kept, config.dataDir).catch(() => {
      log.warn("the indexes of topics cannot be kept in the data folder; each start builds them anew");
    });
  }
  return content;
}

async function keep(kept: KeptIndexes, folder: string): Promise<void> {
  await ensureDataDir(folder);
  await kept.write();
}
