/**
 * Where a case can stand and who may move it: the table of flows/case-states.yaml. Officers' pages, the citizen's talk
 * and storage all go by it.
 */
import { z } from "zod";

/** Every state the program knows; the table must have each. */
export const caseStateIds = [
  "received",
  "in-progress",
  "waiting-for-citizen",
  "petition-received",
  "accepted",
  "answered",
  "reopened",
  "refused",
  "transferred",
  "merged",
  "closed",
  "withdrawn",
] as const;
/** Where a case stands. */
export type CaseState = (typeof caseStateIds)[number];

/** Every move the program can make. */
export const caseMoveIds = [
  "take",
  "take-over",
  "assign",
  "hand-over",
  "release",
  "ask",
  "receive-petition",
  "accept",
  "refuse",
  "pause",
  "resume",
  "extend",
  "answer",
  "transfer",
  "merge",
  "close",
  "reopen",
  "add",
  "reply",
  "dispute",
  "withdraw",
] as const;
/** A move of a case. */
export type CaseMove = (typeof caseMoveIds)[number];

const stateId = z.enum(caseStateIds);
const code = z.string().regex(/^[a-z][a-z0-9-]*$/);

const moveSchema = z.strictObject({
  by: z.enum(["owner", "officer", "citizen", "system"]),
  from: z.array(stateId).min(1),
  to: z.union([stateId, z.literal("same")]),
  needs: z
    .array(z.enum(["message", "day", "form", "place", "track", "reason", "body", "case", "outcome", "colleague"]))
    .default([]),
  within: z.literal("disputeDays").optional(),
});
/** Who may make a move, from where to where, and what must come with it. */
export type MoveRule = z.infer<typeof moveSchema>;

/** The schema of flows/case-states.yaml. */
export const caseStatesSchema = z.strictObject({
  states: z.record(stateId, z.strictObject({ ended: z.literal(true).optional(), waits: z.literal(true).optional() })),
  moves: z.record(z.enum(caseMoveIds), moveSchema),
  reasons: z.strictObject({
    refuse: z.array(code).min(1),
    pause: z.array(code).min(1),
    reopen: z.array(code).min(1),
    /** Why the news of a case no longer ring. */
    mute: z.array(code).min(1),
  }),
  outcomes: z.array(code).min(1),
  "petition-forms": z.array(code).min(1),
  "petition-places": z.array(code).min(1),
});
/** The table of states and moves. */
export type CaseStates = z.infer<typeof caseStatesSchema>;

/** The states from which a move may be made. */
export function statesBefore(table: CaseStates, move: CaseMove): readonly CaseState[] {
  return table.moves[move].from;
}

/** The state after a move from a state; null when the table does not allow it. */
export function stateAfter(table: CaseStates, move: CaseMove, state: CaseState): CaseState | null {
  const rule = table.moves[move];
  if (!rule.from.includes(state)) return null;
  return rule.to === "same" ? state : rule.to;
}

/** The moves open from a state to somebody, in the order of the table. */
export function movesFrom(table: CaseStates, state: CaseState, by: readonly MoveRule["by"][]): CaseMove[] {
  return caseMoveIds.filter((move) => by.includes(table.moves[move].by) && table.moves[move].from.includes(state));
}
