import type { LostFiles } from "../../src/conversation/lost-files.ts";
import type { FileStore } from "../../src/conversation/ports.ts";
import { AppError } from "../../src/errors.ts";
import type { FileRef } from "../../src/flow/input.ts";

/** A FileStore in memory, on a database that can be gone; and what was noted as lost. */
export class MemoryFiles implements FileStore, Pick<LostFiles, "note"> {
  readonly stored: { address: string; file: FileRef; bytes: Uint8Array }[] = [];
  readonly lost: { id: string; channel: string; code: string }[] = [];
  /** Set to play a database that is gone. */
  gone = false;

  async put(_channel: string, address: string, file: Parameters<FileStore["put"]>[2]): Promise<FileRef> {
    this.requireStorage();
    const { bytes, viewable: _, ...about } = file;
    const ref = { ...about, size: bytes.byteLength };
    if (!this.stored.some(({ file: { id } }) => id === ref.id)) this.stored.push({ address, file: ref, bytes });
    return ref;
  }

  async note(file: { id: string; channel: string; code: string }): Promise<void> {
    this.requireStorage();
    if (!this.lost.some(({ id }) => id === file.id)) this.lost.push(file);
  }

  protected requireStorage(): void {
    if (this.gone) throw new AppError("STORAGE_UNAVAILABLE", "the database is gone");
  }
}
