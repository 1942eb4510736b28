import type { FastifyRequest } from "fastify";
import { type CaseFilters, type CaseQuery, caseStates, complaintKinds, queueViews } from "../complaints/desk.ts";
import { isDay } from "../rules/day.ts";
import { queryField } from "./form-field.ts";
import { isUuid } from "./is-uuid.ts";

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
    view: known(queueViews, field("view")),
    owner: known(["mine", "none"] as const, field("owner")) ?? id(field("owner")),
    state: known(caseStates, field("state")),
    kind: known(complaintKinds, field("kind")),
    place: known(places, field("place")),
    employer: id(field("employer")),
    from: day(field("from")),
    to: day(field("to")),
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

function known<T extends string>(values: readonly T[], value: string): T | undefined {
  return values.find((candidate) => candidate === value);
}

function id(value: string): string | undefined {
  return isUuid(value) ? value : undefined;
}

function day(value: string): string | undefined {
  return isDay(value) ? value : undefined;
}
