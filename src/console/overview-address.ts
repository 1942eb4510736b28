import type { FastifyRequest } from "fastify";
import { type ComplaintKind, complaintKinds } from "../complaints/desk.ts";
import { type CountedQuery, type OverviewCount, overviewCounts } from "../complaints/overview.ts";
import { type Period, type PeriodChoice, periodChoices, periodOf } from "../complaints/period.ts";
import { addDays, type Day, isDay } from "../rules/day.ts";
import { queryField } from "./form-field.ts";
import { queueAddress } from "./queue-filters.ts";

/** The period that an address asks for; `wrong` when it names days that are none, and this month is shown instead. */
export interface AskedPeriod {
  choice: PeriodChoice;
  period: Period;
  wrong: boolean;
}

/** The period in the address of the overview; this month when it names none. */
export function askedPeriod(request: FastifyRequest, today: Day): AskedPeriod {
  const own = { from: queryField(request, "from"), to: queryField(request, "to") };
  const named = periodChoices.find((choice) => choice === queryField(request, "period"));
  const choice = named ?? (own.from || own.to ? "days" : "month");
  const period = periodOf(choice, today, own);
  if (period) return { choice, period, wrong: false };
  return { choice: "month", period: periodOf("month", today, own) ?? { from: today, to: today }, wrong: true };
}

/** The query of an address of the overview, its print view and its files. */
export function periodQuery({ choice, period }: Pick<AskedPeriod, "choice" | "period">): string {
  if (choice !== "days") return `?period=${choice}`;
  return `?${new URLSearchParams({ period: "days", ...period })}`;
}

/** Which number of which group. */
export interface NumberPlace {
  count: OverviewCount;
  /** The days whose cases it counts; null for what is overdue, whenever it fell due. */
  period: Period | null;
  kind?: ComplaintKind;
  /** null: cases without a place. */
  place?: string | null;
}

/** The address of the list behind a number: the queue where it can filter so, else a list of its own. */
export function listAddress({ count, period, kind, place }: NumberPlace): string {
  if (place !== null) {
    if (count === "received" && period) return queueAddress({ kind, place, ...period });
    if (count === "overdue" && period === null) return queueAddress({ view: "overdue", kind, place });
  }
  const query = new URLSearchParams({ count, ...period });
  if (kind) query.set("kind", kind);
  if (place !== undefined) query.set("place", place ?? "none");
  return `/console/overview/cases?${query}`;
}

/** What a list's address asks for; null when it names no number. `places` are the ids that exist. */
export function askedList(request: FastifyRequest, places: readonly string[]): Omit<CountedQuery, "limit"> | null {
  const count = overviewCounts.find((one) => one === queryField(request, "count"));
  const [from, to] = [queryField(request, "from"), queryField(request, "to")];
  const period = isDay(from) && isDay(to) ? { from, to } : null;
  if (!count || (period === null && (count !== "overdue" || from || to))) return null;
  const place = queryField(request, "place");
  const known = places.find((id) => id === place);
  const kind = complaintKinds.find((one) => one === queryField(request, "kind"));
  return {
    ...{ count, period },
    ...(kind ? { kind } : {}),
    ...(place === "none" ? { place: null } : known ? { place: known } : {}),
    ...(queryField(request, "after") ? { after: queryField(request, "after") } : {}),
  };
}

/** The days in which overdue cases of the groups outside of a period fell due. */
export function daysOutside(id: string, { from, to }: Period, today: Day): Period {
  return id === "before" ? { from: "2000-01-01", to: addDays(from, -1) } : { from: addDays(to, 1), to: today };
}
