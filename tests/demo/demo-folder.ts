/** The data folder of a demo. It carries a mark, so that nothing else is ever wiped or used as one. */
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "../../src/errors.ts";

const mark = "this-is-a-demo.txt";
const marked = "Invented cases only; everything here is wiped by: npm run demo -- --fresh\n";

/** Makes the folder, or takes it up again; with `fresh` empty. Throws AppError CONFIG_INVALID where something else lies there. */
export async function openDemoFolder(folder: string, fresh: boolean): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === "ENOENT") return [];
    throw new AppError("CONFIG_INVALID", `${folder} cannot be used for the demo (${error.code}).`, { cause: error });
  });
  if (names.length > 0 && !names.includes(mark)) {
    throw new AppError(
      "CONFIG_INVALID",
      `${folder} holds something that is no demo. Choose another folder: --data DIR`,
    );
  }
  if (fresh) await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, mark), marked);
}
