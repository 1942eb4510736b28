/**
 * The register of employers that cases are about: those the department listed are offered to citizens; the others are
 * names as citizens gave them. `storage` implements it.
 */
import type { ListedEmployer } from "../flow/input.ts";
import type { Actor } from "./desk.ts";

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
  why: "same-name" | "same-tax-code";
}

/** An employer as a list of the department has it. */
export interface ImportedEmployer {
  name: string;
  taxCode: string | null;
  place: string | null;
}

/** What the console and the tools do with employers. */
export interface Employers {
  /** The listed ones whose tax code was typed, or whose name is what was typed or near it, at most three. */
  find(name: string): Promise<ListedEmployer[]>;
  /** All that are listed, by name. */
  listed(): Promise<{ id: string; name: string; place: string | null }[]>;
  /** Those whose name holds what was typed, most cases first. */
  list(typed: string, atMost: number): Promise<EmployerRow[]>;
  pairs(atMost: number): Promise<EmployerPair[]>;
  /** The cases of one move to the other, and it goes; false when one of them is gone, or both are the same. */
  join(actor: Actor, keep: string, drop: string): Promise<boolean>;
  /** Marks employers as listed and adds those that are not there; all of them or none. */
  import(employers: readonly ImportedEmployer[]): Promise<{ added: number; known: number }>;
}
