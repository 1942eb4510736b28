import type { CaseLink } from "./case-rows.ts";
import type { SealingKey } from "./seal.ts";

/** A case whose citizen is told: its key, and where they wrote from. */
export interface ToldCase {
  id: string;
  number: string;
  lang: string;
  anonymous: boolean;
  key: SealingKey;
  link: CaseLink | null;
  /** An enquiry without a name whose answer belongs into the talk itself. */
  here: boolean;
  /** The case is the one from which another was split off that tells it something. */
  whole?: boolean;
}
