/** All that is known about one employer: its names and why they are one, how its cases grow, and alarms about it. `storage` implements it. */
import type { Day } from "../rules/day.ts";
import type { JoinReason } from "./employer-likeness.ts";
import type { EmployerRow } from "./employers.ts";

/** How somebody wrote the name, and why it was taken for this employer: the same but for marks and kind of firm, or by its tax code. */
export interface EmployerSpelling {
  spelling: string;
  why: "same-name" | "same-tax-code";
}

/** A name that was joined into another. */
export interface JoinedName extends EmployerRow {
  spellings: EmployerSpelling[];
  /** Its cases, which are counted with the employer's; `cases` of the row is the same number. */
  why: JoinReason;
  joinedOn: Day;
  /** Who said so. */
  by: string | null;
}

/** Many people about one employer within days. */
export interface EmployerCluster {
  employerId: string;
  name: string;
  /** Different people; of those who gave no way to tell them apart each case counts. */
  workers: number;
  /** The day of the first case that counts. */
  since: Day;
}

/** One employer, opened. */
export interface EmployerView {
  employer: EmployerRow;
  spellings: EmployerSpelling[];
  joined: JoinedName[];
  /** Cases of each of the last twelve months, the oldest first. */
  months: { month: string; cases: number }[];
  cluster: EmployerCluster | null;
  /** Other entries that may be the same, most likely first. */
  proposals: { employer: EmployerRow; why: JoinReason }[];
}

/** Reads of employers, one by one. */
export interface EmployerViews {
  /** An employer by its id; that of a joined name gives the one into which it went. Null when there is none. */
  open(id: string): Promise<EmployerView | null>;
}

/** When many people about one employer are an alarm: so many within so many days. */
export interface ClusterLimits {
  workers: number;
  days: number;
}

/** Alarms about employers. */
export interface ClusterAlarms {
  /** Works out anew which alarms are on. */
  refresh(): Promise<void>;
  /** Those that are on, most people first. */
  active(): Promise<EmployerCluster[]>;
  /** Those of which nobody was told yet. */
  untold(): Promise<EmployerCluster[]>;
  told(clusters: readonly EmployerCluster[], today: Day): Promise<void>;
}

/** By what cases of one person can be told to be theirs; both are null for who left neither. */
export interface CaseSender {
  /** Where they wrote from. */
  link: string | null;
  phone: string | null;
}

/** How many different people stand behind cases: those that share a talk or a phone number are of one person. */
export function countWorkers(cases: readonly CaseSender[]): number {
  const owner = cases.map((_, at) => at);
  const root = (at: number): number => (owner[at] === at ? at : root(owner[at] ?? at));
  const first = new Map<string, number>();
  for (const [at, { link, phone }] of cases.entries()) {
    for (const sign of [link && `link ${link}`, phone && `phone ${phone}`]) {
      if (!sign) continue;
      const before = first.get(sign);
      if (before === undefined) first.set(sign, at);
      else owner[root(at)] = root(before);
    }
  }
  return new Set(cases.map((_, at) => root(at))).size;
}
