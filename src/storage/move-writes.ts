/** What a move writes of what came with it: its detail in the audit, its columns, its pause. */
import { randomUUID } from "node:crypto";
import type { Actor } from "../complaints/desk.ts";
import type { MoveRequest, OfficerMove } from "../complaints/moves.ts";
import type { CaseChange } from "./change-case.ts";

/** True for a move that gives the case to a colleague. */
export function gives(move: OfficerMove): boolean {
  return move === "assign" || move === "hand-over";
}

/** Ids, days and codes that came with a move, never a word of anybody. */
export function detailOf(
  request: MoveRequest,
  { entryId, into, via }: { entryId: string | null; into: string | null; via: string | undefined },
) {
  const { move, day, form, place, track, reason, body, outcome, colleague, circumstances = [] } = request;
  const codes = {
    ...(["receive-petition", "accept", "pause", "resume"].includes(move) ? { day } : {}),
    ...(move === "receive-petition" ? { form, place, track } : {}),
    ...(["refuse", "pause", "reopen"].includes(move) ? { reason } : {}),
    ...(move === "transfer" ? { body } : {}),
    ...(gives(move) ? { colleague } : {}),
    ...(move === "close" ? { outcome } : {}),
  };
  const decided = move === "accept" || move === "extend" ? circumstances : [];
  const all = [...Object.values(codes), ...decided, into, entryId, via && `via-${via}`].filter(Boolean);
  return all.length > 0 ? all.join(" ") : null;
}

/** The columns that a move sets beside the state and the days. */
export function ownColumns(
  { move, form, place, body, outcome, reason, colleague = "" }: MoveRequest,
  { actor, row, into }: { actor: Actor; row: { owner_id: string | null }; into: string | null },
): CaseChange["set"] {
  const owned = (ownerId: string | null) =>
    [
      ["owner_id", ownerId, "uuid"],
      ["taken_at", ownerId === null ? null : new Date(), "timestamptz"],
    ] as const;
  switch (move) {
    case "take":
    case "take-over":
      return owned(actor.staffId);
    case "assign":
    case "hand-over":
      return [...owned(colleague), ["assigned_by", colleague === actor.staffId ? null : actor.staffId, "uuid"]];
    case "release":
      return [...owned(null), ["assigned_by", null, "uuid"]];
    case "receive-petition":
      return [
        ["petition_form", form, "text"],
        ["petition_place", place, "text"],
      ];
    case "refuse":
      return [["outcome", reason, "text"]];
    case "transfer":
      return [["transferred_to", body, "text"]];
    case "merge":
      return [["merged_into", into, "uuid"]];
    case "close":
      return [["outcome", outcome, "text"]];
    case "reopen":
      return [
        ...(row.owner_id === null ? owned(actor.staffId) : []),
        ["outcome", null, "text"],
        ["transferred_to", null, "text"],
      ];
    default:
      return [];
  }
}

/** The pause that a move begins or ends. */
export function pauseOf({ move, day = "", reason = "" }: MoveRequest): Pick<CaseChange, "pause"> {
  if (move === "pause") return { pause: { id: randomUUID(), from: day, reason } };
  return move === "resume" ? { pause: { until: day } } : {};
}
