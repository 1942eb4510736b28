/** The part of a statement that keeps the words of what was told, to search for. */
import type { UnitOfWork } from "./unit-of-work.ts";

/**
 * Adds to what a case has, as SQL that reads the case's id from a table; `hashes` is a placeholder. What the sweep is yet to
 * write stays with the sweep.
 */
export function addWordsSql(from: string, hashes: string): string {
  return `insert into complaint_word (complaint_id, words) select id, ${hashes} from ${from}
    on conflict (complaint_id) do update set words = case when complaint_word.words is null then null
      else array(select unnest(complaint_word.words) union select unnest(excluded.words)) end`;
}

/** The words are written anew by the sweep, from what is still there. */
export function renewWordsSql(from: string): string {
  return `insert into complaint_word (complaint_id, words) select id, null::int[] from ${from}
    on conflict (complaint_id) do update set words = null`;
}

/** Keeps the words of what a citizen told, with the case that the statement has written. */
export function writeWords({ unit, name }: { unit: UnitOfWork; name: string }, hashes: readonly number[]): void {
  if (hashes.length === 0) return;
  unit.write(`${name}_words`, addWordsSql(name, unit.value(hashes, "int[]")));
}
