/**
 * Every failure the program names. A code is a promise: it is listed in docs/errors.md with its cause and remedy,
 * and a test compares the two lists both ways.
 */
export const errorCodes = [
  "CONFIG_INVALID",
  "CONTENT_INVALID",
  "DATA_DIR_UNUSABLE",
  "DATABASE_IN_USE",
  "DATABASE_START_FAILED",
  "STORAGE_UNAVAILABLE",
  "MIGRATION_EDITED",
  "MIGRATION_UNKNOWN",
  "MIGRATION_FAILED",
  "KEYS_MISSING",
  "KEYS_UNREADABLE",
  "KEYS_WRONG",
  "SEAL_BROKEN",
  "PORT_UNAVAILABLE",
  "BACKUP_NOT_WRITTEN",
  "BACKUP_UNREADABLE",
  "RESTORE_NOT_EMPTY",
  "FLOW_LIMIT",
  "CALENDAR_UNKNOWN",
  "AUDIT_HARMED",
] as const;

/** One of the codes of docs/errors.md. */
export type ErrorCode = (typeof errorCodes)[number];

/** An operator's or author's mistake, or a failure of the outside world: code, one clear sentence, and the cause. */
export class AppError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "AppError";
    this.code = code;
  }
}

/** Whether the database was out of reach: what was to be done may be tried again later. */
export function isStorageUnavailable(error: unknown): boolean {
  return error instanceof AppError && error.code === "STORAGE_UNAVAILABLE";
}
