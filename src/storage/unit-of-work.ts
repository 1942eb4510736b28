/**
 * All writes of one turn as one SQL statement, so that they happen together or not at all in a single round trip. Each
 * write is a named common table expression that reads from an earlier one: nothing to read, nothing written.
 */
import { createHash } from "node:crypto";
import type { Statement } from "./database.ts";
import { StatementRefused } from "./storage-error.ts";

/** Names of prepared statements, by their text; there are only as many as shapes of turns. */
const names = new Map<string, string>();

/** Collects the writes of a turn, or of a case that an officer files, and gives the one statement that does them. */
export class UnitOfWork {
  readonly #writes: string[] = [];
  readonly #values: unknown[] = [];
  readonly #conditions: string[] = [];

  /** The placeholder of a value, such as "$3::bytea". */
  value(value: unknown, type: string): string {
    this.#values.push(value);
    return `$${this.#values.length}::${type}`;
  }

  /** Adds a write whose returned rows later writes read under its name. */
  write(name: string, sql: string): void {
    this.#writes.push(`${name} as (${sql})`);
  }

  /** What must hold at the end once the event is written; otherwise the whole statement is undone (`isUndone`). */
  must(condition: string): void {
    this.#conditions.push(condition);
  }

  /** The statement; `outcome` is its last SELECT list. */
  statement(outcome: string): Statement {
    const kept = this.#conditions.map((condition) => `(${condition})`).join(" and ");
    const text = `with ${this.#writes.join(",\n")}
select ${outcome}, case when ${kept} then false else turn_conflict() end as conflict`;
    return { name: nameOf(text), text, values: this.#values };
  }
}

/** True for the failure of a unit that was undone because something that must hold did not; made again, it may hold. */
export function isUndone(error: unknown): boolean {
  return error instanceof StatementRefused && error.code === "AS001";
}

function nameOf(text: string): string {
  const known = names.get(text) ?? `turn-${createHash("sha256").update(text).digest("hex").slice(0, 16)}`;
  if (names.size < 200) names.set(text, known);
  return known;
}
