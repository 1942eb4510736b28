/** How long the first index of a process takes, built or read from where the last start left it: each in a process of its own. */
import { execFile } from "node:child_process";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { promisify } from "node:util";
import { KeptIndexes } from "../../src/content/kept-indexes.ts";
import { topicIndexes } from "../../src/content/topic-indexes.ts";
import { dictionaryFilesOnFile, entriesOnFile } from "../search/topics-on-file.ts";
import { required } from "./role.ts";

/** Times in milliseconds, and the size of the file that is kept. */
export interface FirstIndexes {
  built: number[];
  read: number[];
  megabytes: number;
}

/** Starts so many processes that build, and so many that read. */
export async function firstIndexes(rounds: number): Promise<FirstIndexes> {
  const folder = await mkdtemp(join(tmpdir(), "an-sinh-index-"));
  const file = join(folder, "topics-vi.index");
  const times = { built: [] as number[], read: [] as number[] };
  try {
    for (let round = 0; round < rounds; round += 1) {
      await rm(file, { force: true });
      times.built.push(await inProcess(folder));
      times.read.push(await inProcess(folder));
    }
    return { ...times, megabytes: (await stat(file)).size / 1e6 };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function inProcess(folder: string): Promise<number> {
  const env = { ...process.env, INDEX_FOLDER: folder };
  const { stdout } = await promisify(execFile)(process.execPath, [process.argv[1] ?? "", "--role", "first-index"], {
    env,
  });
  return Number(stdout);
}

/** Makes the index as a server does, prints how long it took, and leaves it where it was to be kept. */
export async function runFirstIndex(): Promise<void> {
  const kept = new KeptIndexes({ folder: required("INDEX_FOLDER"), program: "bench" });
  const entries = entriesOnFile.filter(({ lang }) => lang === "vi");
  const began = performance.now();
  await topicIndexes({ entries, dictionaries: dictionaryFilesOnFile, version: "bench" }, kept);
  process.stdout.write(String(performance.now() - began));
  await kept.write();
}
