/**
 * The register of employers that cases are about: those the department listed are offered to citizens; the others are
 * names as citizens gave them. `storage` implements it.
 */
import type { ListedEmployer } from "../flow/input.ts";
import type { Actor } from "./desk.ts";
import type { JoinReason } from "./employer-likeness.ts";

/** An employer as the console lists it. */
export interface EmployerRow {
  id: string;
  name: string;
  taxCode: string | null;
  /** Id of a commune or ward. */
  place: string | null;
  listed: boolean;
  cases: number;
}

/** Two entries that are likely one employer, and why. */
export interface EmployerPair {
  /** The listed one, or the one with more cases. */
  keep: EmployerRow;
  drop: EmployerRow;
  why: Extract<JoinReason, "same-name" | "same-tax-code">;
}

/** An employer as a list of the department has it. */
export interface ImportedEmployer {
  name: string;
  taxCode: string | null;
  place: string | null;
}

/** Which employers a list holds. */
export interface EmployerFilter {
  /** One of their names holds it, or it is their tax code; empty: all. */
  typed: string;
  /** Only these, by id. */
  among?: readonly string[] | undefined;
}

/** What the console and the tools do with employers. */
export interface Employers {
  /** The listed ones whose tax code was typed, or whose name is what was typed or near it, at most three. */
  find(name: string): Promise<ListedEmployer[]>;
  /** All that are listed, by name. */
  listed(): Promise<{ id: string; name: string; place: string | null }[]>;
  /** Those that fit, most cases first. */
  list(filter: EmployerFilter, atMost: number): Promise<EmployerRow[]>;
  pairs(atMost: number): Promise<EmployerPair[]>;
  /**
   * One name becomes another name of an employer, and its cases are that one's; false when there is none, when both are the
   * same, or when one of them was joined already. Nothing is lost: `part` undoes it.
   */
  join(actor: Actor, keep: string, drop: string): Promise<boolean>;
  /** A joined name stands for itself again, with the cases in which it was told; false when it was not joined. */
  part(actor: Actor, joined: string): Promise<boolean>;
  /** Marks employers as listed and adds those that are not there; all of them or none. */
  import(employers: readonly ImportedEmployer[]): Promise<{ added: number; known: number }>;
}
