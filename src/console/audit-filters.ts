import type { FastifyRequest } from "fastify";
import type { AuditQuery } from "../complaints/audit-book.ts";
import { toldActs } from "../complaints/case-history.ts";
import { queryChoice, queryDay, queryField, queryId } from "./form-field.ts";

/** Acts on accounts and on the service that the page of the log has words for; acts on cases have those of their history. */
export const otherActs = [
  "access-refused",
  "erased",
  "backup-restored",
  "seeded",
  "found-by-phone",
  "message-sent-again",
  "message-dropped",
  "event-tried-again",
  "event-dropped",
  "staff-invited",
  "staff-renewal",
  "staff-joined",
  "staff-roles",
  "staff-password",
  "staff-disabled",
  "staff-enabled",
  "second-step-set",
  "second-step-reset",
  "second-step-recovered",
  "phone-asked",
  "phone-linked",
  "phone-unlinked",
] as const;

/** Who acts beside the staff. */
export const othersActing = ["citizen", "system"] as const;

/** What the log's address asks for. Values that mean nothing are left out, but for the number of a case: what was typed finds nothing then. */
export type AuditAsked = Omit<AuditQuery, "limit">;

/** Longest text that is taken for the number of a case. */
const longestNumber = 20;

/** The filters in the address of the log. */
export function auditFilters(request: FastifyRequest): AuditAsked {
  const before = queryField(request, "before");
  return {
    by: queryChoice(request, "by", othersActing) ?? queryId(request, "by"),
    act: queryChoice(request, "act", [...otherActs, ...toldActs]),
    number: shownNumber(queryField(request, "number")),
    from: queryDay(request, "from"),
    to: queryDay(request, "to"),
    before: /^\d{1,15}-\d{1,18}$/.test(before) ? before : undefined,
  };
}

/** The address of the log with these filters. */
export function auditAddress(asked: AuditAsked): string {
  const set = Object.entries(asked).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(Object.fromEntries(set));
  return `/console/audit${query.size > 0 ? `?${query}` : ""}`;
}

/** True when something is filtered. */
export function isAuditFiltered({ before: _before, ...filters }: AuditAsked): boolean {
  return Object.values(filters).some((value) => value !== undefined);
}

/** The number of a case as it is shown, 26-4821-3907, of what was typed with its dashes or without. */
function shownNumber(typed: string): string | undefined {
  if (typed === "") return undefined;
  const found = /^(\d{2})[-\s]?(\d{4})[-\s]?(\d{4})$/.exec(typed);
  return found ? found.slice(1).join("-") : typed.slice(0, longestNumber);
}
