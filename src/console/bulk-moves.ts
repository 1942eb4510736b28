/** The same move on several cases, each by itself. */
import type { Actor, CaseDesk, ChangeOutcome } from "../complaints/desk.ts";
import type { MoveRequest, OfficerMove } from "../complaints/moves.ts";
import { AppError } from "../errors.ts";

/** What can be done with several cases. */
export const bulkActs = ["take", "release", "assign", "transfer"] as const;
/** One of these. */
export type BulkAct = (typeof bulkActs)[number];

/** Most cases at once: a page and some more. */
export const bulkAtMost = 50;

/** The moves that do it, in the order in which they are tried: what one does not allow in a state another may. */
const moves: Record<BulkAct, readonly OfficerMove[]> = {
  take: ["take", "take-over"],
  release: ["release"],
  assign: ["assign", "hand-over"],
  transfer: ["transfer"],
};

/** What became of one case; "failed": the database did not answer. */
export interface BulkOutcome {
  id: string;
  outcome: ChangeOutcome | { ok: false; reason: "failed" };
}

/** Moves each case; one that cannot be moved hinders no other. */
export async function moveAll(
  desk: CaseDesk,
  actor: Actor,
  { act, ids, given }: { act: BulkAct; ids: readonly string[]; given: Omit<MoveRequest, "move"> },
): Promise<BulkOutcome[]> {
  const outcomes: BulkOutcome[] = [];
  for (const id of ids) outcomes.push({ id, outcome: await moveOne(desk, actor, { id, act, given }) });
  return outcomes;
}

async function moveOne(
  desk: CaseDesk,
  actor: Actor,
  { id, act, given }: { id: string; act: BulkAct; given: Omit<MoveRequest, "move"> },
): Promise<BulkOutcome["outcome"]> {
  let outcome: ChangeOutcome = { ok: false, reason: "not-found" };
  for (const move of moves[act]) {
    try {
      outcome = await desk.move(actor, id, { move, ...given });
    } catch (error) {
      // One that failed is told; those before it are done.
      if (error instanceof AppError) return { ok: false, reason: "failed" };
      throw error;
    }
    if (outcome.ok || outcome.reason !== "not-allowed-from") return outcome;
  }
  return outcome;
}
