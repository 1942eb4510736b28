/** Moves of a case by officers: which are open now, and whether what comes with one fits. Both sides of the port go by it. */
import type { Bodies } from "../rules/bodies/bodies.ts";
import type { CaseBook, CaseTimes } from "../rules/cases/case-clocks.ts";
import { type CaseMove, caseMoveIds, type MoveRule, movesFrom } from "../rules/cases/case-states.ts";
import { trackIds } from "../rules/cases/tracks.ts";
import { isDay } from "../rules/day.ts";
import { stepsOf } from "../rules/deadlines/due-days.ts";
import { type Circumstance, circumstances } from "../rules/deadlines/time-limits-schema.ts";

/** Moves that only a citizen makes. */
const ofCitizens = ["add", "reply", "dispute", "withdraw"] as const;
/** A move that an officer makes. */
export type OfficerMove = Exclude<CaseMove, (typeof ofCitizens)[number]>;
/** The moves that officers make, in the order of the table. */
export const officerMoves = caseMoveIds.filter((move): move is OfficerMove => !ofCitizens.some((one) => one === move));

/** A move and what comes with it, as it was typed; `version` is the case as the officer saw it. */
export interface MoveRequest {
  move: OfficerMove;
  version?: number;
  message?: string;
  day?: string;
  form?: string;
  place?: string;
  track?: string;
  reason?: string;
  body?: string;
  outcome?: string;
  /** Id of the member of staff who is to have it. */
  colleague?: string;
  /** Number of the case into which it is merged. */
  case?: string;
  circumstances?: readonly string[];
}

/** Something that comes with a move. */
export type MoveField = MoveRule["needs"][number] | "circumstances";

/** What is missing or wrong in a move. */
export interface MoveMisfit {
  field: MoveField;
  problem: "missing" | "unknown" | "too-long" | "later-than-today" | "too-early" | "not-found" | "ended";
}

/** What moves are judged by. */
export interface MoveRules {
  book: CaseBook;
  bodies: Bodies;
  /** ISO day in Vietnam. */
  today(): string;
}

/** Longest message, in characters. */
export const longestMessage = 5_000;

/** The moves of a case that are open to a member of staff now. */
export function openMoves(
  { times, owner }: { times: CaseTimes; owner: { id: string } | null },
  staffId: string,
  book: CaseBook,
): OfficerMove[] {
  const by: MoveRule["by"][] = owner?.id === staffId ? ["officer", "owner"] : ["officer"];
  const open = movesFrom(book.states, times.state, by);
  return officerMoves.filter((move) => open.includes(move) && fitsNow(move, times, { owner, staffId, book }));
}

/** True when the table's move makes sense in this case now. */
export function fitsNow(
  move: OfficerMove,
  times: CaseTimes,
  { owner, staffId, book }: { owner: { id: string } | null; staffId: string; book: CaseBook },
): boolean {
  const paused = times.pauses.some(({ until }) => until === null);
  switch (move) {
    case "take":
      return owner === null || owner.id === staffId;
    case "take-over":
      return owner === null;
    case "assign":
    case "hand-over":
      return owner === null || owner.id === staffId;
    // A second petition would set back clocks that run.
    case "receive-petition":
      return times.petitionOn === null;
    case "pause":
      return !paused;
    case "resume":
      return paused;
    case "extend":
      return times.petitionOn !== null && circumstancesOf(times, book).length > 0;
    default:
      return true;
  }
}

/** The circumstances that lengthen a limit which the desk watches in this case. */
export function circumstancesOf({ track }: Pick<CaseTimes, "track">, book: CaseBook): Circumstance[] {
  const { matter, clocks } = book.tracks[track];
  if (matter === undefined) return [];
  const steps = stepsOf(matter, book.limits).steps.filter(({ id }) => clocks.includes(id));
  const named = new Set(steps.flatMap(({ limits }) => limits.flatMap(({ when }) => when)));
  return circumstances.filter((name) => named.has(name));
}

/** The bodies that a case can be passed to on a day. */
function bodiesOn({ bodies }: Bodies, day: string): string[] {
  return Object.entries(bodies).flatMap(([id, { from, until }]) =>
    from <= day && (until === undefined || day <= until) ? [id] : [],
  );
}

/** The codes an officer chooses from, for a field of a move; null where it is not chosen from a list. */
export function choicesOf(move: OfficerMove, field: MoveField, { book, bodies, today }: MoveRules): string[] | null {
  const { reasons, outcomes } = book.states;
  switch (field) {
    case "reason":
      return move === "refuse" || move === "pause" || move === "reopen" ? reasons[move] : [];
    case "outcome":
      return outcomes;
    case "form":
      return book.states["petition-forms"];
    case "place":
      return book.states["petition-places"];
    case "track":
      return [...trackIds];
    case "body":
      return bodiesOn(bodies, today());
    default:
      return null;
  }
}

/** What is missing or wrong in what comes with a move; empty when it fits. */
export function misfitsOf(request: MoveRequest, times: CaseTimes, rules: MoveRules): MoveMisfit[] {
  const needed = rules.book.states.moves[request.move].needs.flatMap((field) =>
    misfit(field, request, { times, rules }),
  );
  const known = circumstancesOf({ track: trackAfter(request, times) }, rules.book);
  const wrong = (request.circumstances ?? []).some((name) => !known.some((one) => one === name));
  return wrong ? [...needed, { field: "circumstances", problem: "unknown" }] : needed;
}

/** What the case is in law after a move: a petition may change it. */
export function trackAfter(request: MoveRequest, times: CaseTimes): CaseTimes["track"] {
  return (request.move === "receive-petition" && trackIds.find((id) => id === request.track)) || times.track;
}

interface Judged {
  times: CaseTimes;
  rules: MoveRules;
}

function misfit(field: MoveRule["needs"][number], request: MoveRequest, { times, rules }: Judged): MoveMisfit[] {
  const value = (request[field] ?? "").trim();
  const wrong = (problem: MoveMisfit["problem"]): MoveMisfit[] => [{ field, problem }];
  if (value === "") return wrong("missing");
  if (field === "message") return value.length > longestMessage ? wrong("too-long") : [];
  if (field === "day") return dayMisfit(value, request.move, { times, rules });
  const choices = choicesOf(request.move, field, rules);
  return choices === null || choices.includes(value) ? [] : wrong("unknown");
}

function dayMisfit(day: string, move: OfficerMove, { times, rules }: Judged): MoveMisfit[] {
  const wrong = (problem: MoveMisfit["problem"]): MoveMisfit[] => [{ field: "day", problem }];
  if (!isDay(day)) return wrong("unknown");
  if (day > rules.today()) return wrong("later-than-today");
  return day < earliest(move, times) ? wrong("too-early") : [];
}

/** A petition may be older than the chat, but not by years: such a day is a slip of the pen. */
function earliest(move: OfficerMove, { receivedOn, petitionOn, acceptedOn, pauses }: CaseTimes): string {
  const last = pauses.at(-1);
  if (move === "receive-petition") return `${Number(receivedOn.slice(0, 4)) - 1}${receivedOn.slice(4, 8)}01`;
  if (move === "accept") return petitionOn ?? receivedOn;
  if (move === "resume") return last?.from ?? receivedOn;
  return last?.until ?? acceptedOn ?? petitionOn ?? receivedOn;
}
