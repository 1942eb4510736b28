import { trackIds } from "../rules/cases/tracks.ts";
import type { SplitMisfit, SplitRequest } from "./case-surroundings.ts";
import { type CaseState, complaintKinds } from "./desk.ts";
import { longestMessage } from "./moves.ts";

/** States from which a part of a case can be made a case of its own. */
export const splittableStates: readonly CaseState[] = [
  "in-progress",
  "waiting-for-citizen",
  "petition-received",
  "accepted",
  "answered",
];

/** What is missing or wrong in a request to split; `known` are the citizen's entries in the case. */
export function splitMisfits(request: SplitRequest, known: readonly string[]): SplitMisfit[] {
  const { kind, track, entries, message } = request;
  const choice = (field: "kind" | "track", value: string, all: readonly string[]): SplitMisfit[] => {
    if (value === "") return [{ field, problem: "missing" }];
    return all.includes(value) ? [] : [{ field, problem: "unknown" }];
  };
  return [
    ...choice("kind", kind, complaintKinds),
    ...choice("track", track, trackIds),
    ...entriesMisfit(entries, known),
    ...messageMisfit(message.trim()),
  ];
}

function entriesMisfit(entries: readonly string[], known: readonly string[]): SplitMisfit[] {
  if (entries.length === 0) return [{ field: "entries", problem: "missing" }];
  return entries.every((id) => known.includes(id)) ? [] : [{ field: "entries", problem: "unknown" }];
}

function messageMisfit(message: string): SplitMisfit[] {
  if (message === "") return [{ field: "message", problem: "missing" }];
  return message.length > longestMessage ? [{ field: "message", problem: "too-long" }] : [];
}
