/**
 * The lines of a backup, as JSON: what it is, then for each table its name and its rows as PostgreSQL writes them
 * (row_to_json), then how many rows there were. Nothing depends on the version of the server.
 */
import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { z } from "zod";
import { AppError } from "../errors.ts";
import { openArchive, unreadable } from "./archive-cipher.ts";
import { systemCode } from "./data-dir.ts";
import type { KeyRing } from "./key-ring.ts";

/** First line: when and with which migrations the backup was made. */
const archiveHead = z.strictObject({
  anSinh: z.literal("backup"),
  format: z.literal(1),
  /** ISO instant. */
  created: z.iso.datetime(),
  /** Version of PostgreSQL, to know; not needed for anything. */
  server: z.string(),
  migrations: z.array(z.strictObject({ name: z.string(), checksum: z.string() })),
});

/** Last line: number of rows by table. */
const archiveEnd = z.strictObject({ end: z.record(z.string(), z.number().int()) });

/** The first line of an archive. */
export type ArchiveHead = z.infer<typeof archiveHead>;

/** A piece of a backup as it is read. Rows stay text: JavaScript would round large numbers. */
export type ArchivePart = { head: ArchiveHead } | { table: string; row: string } | { end: Record<string, number> };

const tableLine = z.strictObject({ table: z.string() });

/** Reads a backup file. Throws BACKUP_UNREADABLE at the first thing that is wrong, and at the end if rows are missing. */
export async function* readArchive(file: string, ring: KeyRing): AsyncGenerator<ArchivePart> {
  let table = "";
  let first = true;
  for await (const line of linesOf(file, ring)) {
    if (first) yield { head: parsed(archiveHead, line) };
    else if (line.startsWith('{"table":')) table = parsed(tableLine, line).table;
    else if (line.startsWith('{"end":')) yield parsed(archiveEnd, line);
    else yield { table, row: line.slice(1) };
    first = false;
  }
}

/** A row's line; the mark in front tells it from the other lines, whatever its columns are called. */
export function rowLine(row: string): string {
  return ` ${row}\n`;
}

async function* linesOf(file: string, ring: KeyRing): AsyncGenerator<string> {
  const source = createReadStream(file, { highWaterMark: 1024 * 1024 });
  const gunzip = createGunzip();
  const sealed = Readable.from(openArchive(ring, source), { objectMode: false });
  sealed.on("error", (error) => gunzip.destroy(error));
  source.on("error", (error) => gunzip.destroy(error));
  sealed.pipe(gunzip);
  let pieces: Buffer[] = [];
  try {
    for await (const piece of gunzip) {
      let rest: Buffer = piece;
      for (let at = rest.indexOf(10); at !== -1; at = rest.indexOf(10)) {
        yield Buffer.concat([...pieces, rest.subarray(0, at)]).toString("utf8");
        pieces = [];
        rest = rest.subarray(at + 1);
      }
      if (rest.length > 0) pieces.push(rest);
    }
  } catch (error) {
    throw explained(file, error);
  } finally {
    source.destroy();
  }
}

function explained(file: string, error: unknown): unknown {
  if (error instanceof AppError) return error;
  const code = systemCode(error);
  if (code === "ENOENT") return unreadable(`there is no file ${file}`, error);
  if (code.startsWith("E")) return unreadable(`the system said ${code} about ${file}`, error);
  return code.startsWith("Z_") ? unreadable("it was changed after it was made", error) : error;
}

function parsed<T>(shape: z.ZodType<T>, line: string): T {
  const found = shape.safeParse(asJson(line));
  if (!found.success) throw unreadable("it was made by a version of An Sinh that this one does not know");
  return found.data;
}

function asJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
