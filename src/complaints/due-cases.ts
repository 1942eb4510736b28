/** Cases that people must be told of because their time runs out: the port behind the daily digest. `storage` implements it. */
import type { ClockLevel } from "../rules/cases/case-clocks.ts";

/** A case whose time is used up to a level of warning. */
export interface DueCase {
  id: string;
  number: string;
  /** ISO day. */
  dueOn: string;
  level: ClockLevel;
}

/** Which cases reached a level that nobody was told of yet. */
export interface DueCases {
  /** Most urgent first; none when there was a digest on this day already. */
  untold(today: string): Promise<DueCase[]>;
  /** Notes that these were told, so that each level of each case is told once. */
  told(cases: readonly DueCase[], today: string): Promise<void>;
}
