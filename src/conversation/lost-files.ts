/** Files that people sent and that no try could fetch from the platform: what an operator should see of them. */

/** A file that was lost. Holds nothing of who sent it and what it was. */
export interface LostFile {
  id: string;
  channel: string;
  /** ISO instant of the last try. */
  at: string;
  /** What came of the last try, such as "zalo-http-404". */
  code: string;
}

/** Lost files of the last days. */
export interface LostFiles {
  /** Notes a lost file, once, however often its event comes; `id` is the one under which the file would have been kept. */
  note(file: Pick<LostFile, "id" | "channel" | "code">): Promise<void>;
  /** Newest first. */
  list(atMost: number): Promise<LostFile[]>;
}
