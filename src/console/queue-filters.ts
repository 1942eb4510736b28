import type { FastifyRequest } from "fastify";
import { type CaseQuery, caseStates, complaintKinds } from "../complaints/desk.ts";
import { queryField } from "./form-field.ts";

/** What the queue's address asks for. Values that mean nothing are left out. */
export type QueueFilters = Pick<CaseQuery, "kind" | "place" | "state" | "owner" | "number" | "overdue" | "before">;

const names = ["owner", "state", "kind", "place", "number"] as const;

/** The filters in the address of the queue. `places` are the ids that exist. */
export function queueFilters(request: FastifyRequest, places: readonly string[]): QueueFilters {
  return {
    owner: known(["mine", "none"] as const, queryField(request, "owner")),
    state: known(caseStates, queryField(request, "state")),
    kind: known(complaintKinds, queryField(request, "kind")),
    place: known(places, queryField(request, "place")),
    number: caseNumber(queryField(request, "number")) || undefined,
    overdue: queryField(request, "overdue") === "1" || undefined,
    before: queryField(request, "before") || undefined,
  };
}

/** The address of the queue with the same filters and another page; null goes back to the newest. */
export function olderAddress(filters: QueueFilters, before: string | null): string {
  const query = new URLSearchParams();
  for (const name of names) {
    const value = filters[name];
    if (value) query.set(name, value);
  }
  if (filters.overdue) query.set("overdue", "1");
  if (before) query.set("before", before);
  return `/console/complaints${query.size > 0 ? `?${query}` : ""}`;
}

/** A case number as it is written, however it was typed: "2648213907" and "26 4821 3907" → "26-4821-3907". */
function caseNumber(typed: string): string {
  const digits = typed.replace(/\D/g, "");
  return digits.length === 10 ? `${digits.slice(0, 2)}-${digits.slice(2, 6)}-${digits.slice(6)}` : typed.slice(0, 40);
}

function known<T extends string>(values: readonly T[], value: string): T | undefined {
  return values.find((candidate) => candidate === value);
}
