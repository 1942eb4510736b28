/** Failures of PostgreSQL in our words: without SQL, parameters or values of rows, which would carry what people wrote. */
import pg from "pg";
import { AppError } from "../errors.ts";

/** Where a statement failed; PostgreSQL's message, detail and query are left out on purpose. */
export class StatementRefused extends Error {
  /** SQLSTATE, such as "23505". */
  readonly code: string;
  readonly table: string | undefined;
  readonly constraint: string | undefined;

  constructor(error: pg.DatabaseError) {
    const named = [error.code, error.table, error.constraint, error.routine].filter(Boolean).join(", ");
    super(`PostgreSQL refused a statement (${named})`);
    this.name = "StatementRefused";
    this.code = error.code ?? "";
    this.table = error.table;
    this.constraint = error.constraint;
  }
}

/** SQLSTATEs after which the same statement may succeed later: connection, shutdown, resources, timeouts, read-only. */
const passing = /^(08|53|57P|58)|^(57014|55P03|40001|40P01|25006|28P01|3D000)$/;

const systemCodes = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOENT",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EACCES",
]);

/** Sentences of node-postgres, which gives its own connection errors no code. */
const lostConnection =
  /terminated|timeout|timed out|Connection ended|not queryable|Client was closed|pool after calling end|SASL/i;

/** True when the database could not be reached or was too busy, and the same work may succeed later. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (systemCodes.has(code) || passing.test(code)) return true;
  if (error instanceof AggregateError) return error.errors.some(isUnavailable);
  return code === "" && lostConnection.test(error.message);
}

/** The error to throw for a failed statement: AppError STORAGE_UNAVAILABLE, or StatementRefused for a bug of ours. */
export function storageError(error: unknown): Error {
  if (error instanceof AppError) return error;
  if (isUnavailable(error)) {
    // isUnavailable holds for Errors only.
    const { code, message } = error as Error & { code?: string };
    return unavailable(code || message.replace(/".*"/g, "…"));
  }
  if (error instanceof pg.DatabaseError) return new StatementRefused(error);
  return error instanceof Error ? error : new Error(String(error));
}

/** AppError STORAGE_UNAVAILABLE; the reason is a code or a sentence of the driver, without values. */
export function unavailable(reason: string): AppError {
  const cause = new Error(reason);
  return new AppError("STORAGE_UNAVAILABLE", "The database cannot be reached at the moment.", { cause });
}
