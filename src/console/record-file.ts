import type { PersonRecord, PersonRecords } from "../complaints/person-records.ts";

/**
 * The record of a case as one JSON file, piece by piece: everything of it, and each file's bytes in base64 under `files`.
 * One file is in memory at a time.
 */
export async function* recordFile(
  { files, ...record }: PersonRecord,
  bytesOf: (fileId: string) => ReturnType<PersonRecords["bytes"]>,
): AsyncGenerator<string> {
  yield `${JSON.stringify(record, null, 2).slice(0, -2)},\n  "files": [`;
  for (const [at, file] of files.entries()) {
    const bytes = await bytesOf(file.id);
    yield `${at === 0 ? "" : ","}\n    ${JSON.stringify({ ...file, base64: Buffer.from(bytes ?? []).toString("base64") })}`;
  }
  yield "\n  ]\n}\n";
}
