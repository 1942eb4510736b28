import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "../errors.ts";
import type { Keeper, PersonRecord, PersonRecords } from "./person-records.ts";

/**
 * Writes all that is kept of a case into a new folder that only this user reads: `record.json`, and each photo or document
 * as a file of its own. Gives the folder; null when the case is gone.
 */
export async function writePersonFiles(
  records: Pick<PersonRecords, "export" | "bytes">,
  { keeper, caseId, below }: { keeper: Keeper; caseId: string; below: string },
): Promise<string | null> {
  const record = await records.export(keeper, caseId);
  if (record === null) return null;
  const folder = join(below, record.number.replace(/[^\w-]/g, ""));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const saved = record.files.map((file, at) => ({ ...file, savedAs: savedName(file, at) }));
  await writeOwn(join(folder, "record.json"), `${JSON.stringify({ ...record, files: saved }, null, 2)}\n`);
  for (const { id, savedAs } of saved) {
    const bytes = await records.bytes(caseId, id);
    if (bytes) await writeOwn(join(folder, savedAs), bytes);
  }
  return folder;
}

/** A name that is safe in any folder: what people call a file is only kept inside the record. */
function savedName({ type }: PersonRecord["files"][number], at: number): string {
  const ending = /^[a-z]+\/([a-z0-9]{2,5})$/.exec(type)?.[1] ?? "bin";
  return `file-${at + 1}.${ending}`;
}

async function writeOwn(path: string, content: string | Uint8Array): Promise<void> {
  await writeFile(path, content, { mode: 0o600, flag: "wx" }).catch((cause) => {
    throw new AppError("CONFIG_INVALID", `${path} was not written; it may be there already. Name another folder.`, {
      cause,
    });
  });
}
