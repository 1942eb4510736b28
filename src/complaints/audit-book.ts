/** The audit log as somebody reads it who looks at what the staff did. `storage` implements it. */

/** One entry: ids are names and numbers here, and nothing of what was told is in it. */
export interface AuditLine {
  /** ISO instant; of who gave no name the start of the day. */
  at: string;
  by: { is: "citizen" | "system" } | { is: "staff"; name: string };
  /** For whom they acted: a name, "citizen", or null. */
  for: string | null;
  action: string;
  /** Number of the case; null for acts on no case, and for a case that was erased. */
  number: string | null;
  /** The account it was done to, by name, or a code. */
  detail: string | null;
}

/** Which entries; they combine. */
export interface AuditFilters {
  /** Who acted: the id of an account, "citizen" or "system". */
  by?: string | undefined;
  /** Name of the act in the log. */
  act?: string | undefined;
  /** Number of the case, as it is shown. */
  number?: string | undefined;
  /** ISO days in Vietnam, both with them. */
  from?: string | undefined;
  to?: string | undefined;
}

/** What is asked for. */
export interface AuditQuery extends AuditFilters {
  /** Where the page before ended. */
  before?: string | undefined;
  limit: number;
}

/** The entries, newest first. */
export interface AuditBook {
  list(query: AuditQuery): Promise<{ lines: AuditLine[]; next: string | null }>;
}
