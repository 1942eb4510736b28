/** Prisma over the shared pool: the console's reads and the staff's accounts. A test lists what it may write. */
import { PrismaPg } from "@prisma/adapter-pg";
import type { Database } from "./database.ts";
import { PrismaClient } from "./prisma-client/client.ts";
import { isUnavailable, unavailable } from "./storage-error.ts";

export type { PrismaClient } from "./prisma-client/client.ts";

/** A Prisma client that borrows connections from the pool. Closing it leaves the pool open. */
export function openPrisma(database: Database): PrismaClient {
  const adapter = new PrismaPg(database.pool, { disposeExternalPool: false });
  return new PrismaClient({ adapter, errorFormat: "minimal", log: [] });
}

/** Runs a query of Prisma with storage's own errors: Prisma's messages repeat the query with its values. */
export async function prismaRead<T>(query: Promise<T>): Promise<T> {
  try {
    return await query;
  } catch (error) {
    throw prismaError(error);
  }
}

/** Codes of Prisma for a database that is away, slow or shutting down. */
const passing = new Set(["P1000", "P1001", "P1002", "P1003", "P1008", "P1017", "P2024", "P2028", "P2034", "P2037"]);

function prismaError(error: unknown): Error {
  const code = codeOf(error);
  if (passing.has(code) || chainOf(error).some(isUnavailable)) return unavailable(code);
  return Object.assign(new Error(`Prisma refused a query (${code || "no code"})`), { code });
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

/** The error, and those below it that its driver gave: as causes, or in Prisma's own `meta`. */
function chainOf(error: unknown): Error[] {
  if (!(error instanceof Error)) return [];
  // What Prisma adds to an error is looked at, not trusted.
  // Any error may have these; each is looked at before it is used.
  const { cause, meta } = error as { cause?: unknown; meta?: { driverAdapterError?: unknown } };
  const driver = cause && typeof cause === "object" && "originalCode" in cause ? asError(cause.originalCode) : cause;
  return [error, ...chainOf(driver), ...chainOf(meta?.driverAdapterError)];
}

function asError(code: unknown): Error {
  return Object.assign(new Error(), { code });
}

/** True for an error of `prismaRead` with a code of Prisma such as "P2002" (not unique). */
export function isPrismaCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
