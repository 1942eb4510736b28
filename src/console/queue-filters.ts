import type { FastifyRequest } from "fastify";
import { type CaseFilters, type CaseQuery, caseStates, complaintKinds, queueViews } from "../complaints/desk.ts";
import { queryChoice, queryDay, queryField, queryId } from "./form-field.ts";

/** What the queue's address asks for. Values that mean nothing are left out. */
export type QueueFilters = Omit<CaseFilters, "ownerId" | "reach"> & Pick<CaseQuery, "before">;

const texts = ["view", "owner", "state", "kind", "place", "employer", "from", "to", "q"] as const;
const ticks = ["overdue", "danger"] as const;
/** Longest text that is searched for. */
const longestSearch = 100;

/** The filters in the address of the queue. `places` are the ids that exist. */
export function queueFilters(request: FastifyRequest, places: readonly string[]): QueueFilters {
  const field = (name: string) => queryField(request, name);
  return {
    view: queryChoice(request, "view", queueViews),
    owner: queryChoice(request, "owner", ["mine", "none"] as const) ?? queryId(request, "owner"),
    state: queryChoice(request, "state", caseStates),
    kind: queryChoice(request, "kind", complaintKinds),
    place: queryChoice(request, "place", places),
    employer: queryId(request, "employer"),
    from: queryDay(request, "from"),
    to: queryDay(request, "to"),
    q: (field("q") || field("number")).slice(0, longestSearch) || undefined,
    overdue: field("overdue") === "1" || undefined,
    danger: field("danger") === "1" || undefined,
    before: field("before") || undefined,
  };
}

/** The address of the queue with these filters. */
export function queueAddress(filters: QueueFilters): string {
  const query = new URLSearchParams();
  for (const name of texts) {
    const value = filters[name];
    if (value) query.set(name, value);
  }
  for (const name of ticks) if (filters[name]) query.set(name, "1");
  if (filters.before) query.set("before", filters.before);
  return `/console/complaints${query.size > 0 ? `?${query}` : ""}`;
}

/** True when something is filtered beside the view. */
export function isFiltered({ view: _view, before: _before, ...filters }: QueueFilters): boolean {
  return Object.values(filters).some(Boolean);
}
