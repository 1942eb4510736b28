/** What a filter of the queue is in SQL: conditions on a complaint named c, and the stretches of the queue where they can hold. */
import type { CaseRules } from "../complaints/case-rules.ts";
import type { CaseFilters, CaseState, QueueView } from "../complaints/desk.ts";
import { addDays } from "../rules/day.ts";
import type { Place } from "./placeholders.ts";
import {
  dueStretches,
  endedStretch,
  openStretch,
  overlap,
  receivedStretches,
  type Stretch,
  wholeQueue,
} from "./queue-order.ts";
import { reachLimits } from "./reach-sql.ts";
import { isUuid } from "./uuid-form.ts";
import { dayOf } from "./vietnam-days.ts";

/**
 * One condition. `by`: an index holds it in the order of the queue, and how few cases it leaves (less is fewer); without it
 * the cases are looked through.
 */
export interface Condition {
  sql(place: Place): string;
  by?: number;
}

/** Everything that must hold. */
export interface Conditions {
  all: Condition[];
  stretches: readonly Stretch[];
}

/** A condition that holds for no case. */
const never: Condition = { sql: () => "false", by: 0 };

/** The conditions of filters, but for the search. */
export function conditionsOf(filters: CaseFilters, rules: CaseRules): Conditions {
  const parts = [ofView(filters, rules), ofFields(filters, rules), ofDays(filters, rules), ofReach(filters)];
  return {
    all: parts.flatMap(({ all }) => all),
    stretches: parts.reduce((sum, { stretches }) => overlap(sum, stretches), wholeQueue),
  };
}

/** Both. */
export function together(one: Conditions, other: Conditions): Conditions {
  return { all: [...one.all, ...other.all], stretches: overlap(one.stretches, other.stretches) };
}

const nothing: Conditions = { all: [], stretches: wholeQueue };

function ofView({ view, ownerId }: CaseFilters, rules: CaseRules): Conditions {
  if (!view) return nothing;
  const open = { all: [openNow], stretches: openStretch };
  const views: Record<QueueView, () => Conditions> = {
    mine: () => together(open, { all: [ownedBy(ownerId)], stretches: wholeQueue }),
    unassigned: () => together(open, { all: [unowned], stretches: wholeQueue }),
    "due-week": () => dueBetween(rules.today(), endOfWeek(rules.today())),
    overdue: () => overdueNow(rules),
    urgent: () => together(open, { all: [inDanger], stretches: wholeQueue }),
    waiting: () => inState("waiting-for-citizen", rules),
  };
  return views[view]();
}

function ofFields(filters: CaseFilters, rules: CaseRules): Conditions {
  const { kind, place, state, owner, ownerId, employer, danger } = filters;
  const all: Condition[] = [];
  if (kind) all.push({ sql: (at) => `c.kind = ${at(kind, "text")}`, by: 6 });
  if (place) all.push({ sql: (at) => `c.place = ${at(place, "text")}`, by: 4 });
  if (owner === "none") all.push(unowned);
  else if (owner) all.push(ownedBy(owner === "mine" ? ownerId : owner));
  if (employer) all.push(isUuid(employer) ? { sql: (at) => `c.employer_id = ${at(employer, "uuid")}`, by: 1 } : never);
  if (danger) all.push(inDanger);
  return together({ all, stretches: wholeQueue }, state ? inState(state, rules) : nothing);
}

function ofDays({ overdue, from, to }: CaseFilters, rules: CaseRules): Conditions {
  const late = overdue ? overdueNow(rules) : nothing;
  if (!from && !to) return late;
  const day = dayOf("c.received_at");
  const all: Condition[] = [];
  if (from) all.push({ sql: (at) => `${day} >= ${at(from, "date")}` });
  if (to) all.push({ sql: (at) => `${day} <= ${at(to, "date")}` });
  return together(late, { all, stretches: receivedStretches(from ?? null, to ?? null) });
}

function ofReach({ reach }: CaseFilters): Conditions {
  return { all: reachLimits(reach).map((sql) => ({ sql })), stretches: wholeQueue };
}

const openNow: Condition = { sql: () => "c.ended_on is null" };
const unowned: Condition = { sql: () => "c.owner_id is null", by: 3 };
const inDanger: Condition = { sql: () => "c.danger is not null", by: 2 };

function ownedBy(staffId: string | undefined): Condition {
  if (!staffId || !isUuid(staffId)) return never;
  return { sql: (at) => `c.owner_id = ${at(staffId, "uuid")}`, by: 2 };
}

/** Most cases of all have ended, so their states leave much to look through. */
function inState(state: CaseState, { book }: CaseRules): Conditions {
  const ended = book.states.states[state].ended === true;
  const condition: Condition = { sql: (at) => `c.state = ${at(state, "text")}`, by: ended ? 7 : 3 };
  return { all: [condition], stretches: ended ? endedStretch : openStretch };
}

/** Open cases whose due day is over. */
export function overdueNow(rules: CaseRules): Conditions {
  return dueBetween(null, addDays(rules.today(), -1));
}

function dueBetween(from: string | null, to: string): Conditions {
  const sql = (at: Place) =>
    `c.ended_on is null and c.due_on <= ${at(to, "date")}${from === null ? "" : ` and c.due_on >= ${at(from, "date")}`}`;
  return { all: [{ sql }], stretches: dueStretches(from, to) };
}

/** Sunday of the week of an ISO day. */
function endOfWeek(day: string): string {
  return addDays(day, (7 - new Date(`${day}T00:00:00Z`).getUTCDay()) % 7);
}
