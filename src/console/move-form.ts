import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { MoveField, MoveRequest, OfficerMove } from "../complaints/moves.ts";
import type { draftFields } from "./draft.ts";

const text = z
  .string()
  .default("")
  .transform((typed) => typed.normalize("NFC").replace(/\r\n?/g, "\n").trim());
const several = z.union([text.transform((one) => (one === "" ? [] : one.split(" "))), z.array(text)]).default([]);

/** What the form of a move sends; whether it fits the case is judged by src/complaints/moves.ts. */
const moveFormSchema = z.object({
  version: z.coerce.number().int().default(0),
  step: text,
  text,
  template: text,
  day: text,
  "form-of": text,
  place: text,
  track: text,
  reason: text,
  body: text,
  outcome: text,
  into: text,
  colleague: text,
  circumstances: several,
});

/** A move as its form sent it, and the step of a form in two steps. */
export interface SentMove {
  request: MoveRequest;
  step: string;
  /** The template that is to begin the message; "" for none. */
  template: string;
}

/** Moves that anybody may repeat without having seen the newest version. */
const unversioned: readonly OfficerMove[] = ["take", "take-over", "assign", "hand-over", "release"];

/** The name of what comes with a move in its form. `form` and `case` mean other things there. */
export function fieldName(field: MoveField): "text" | (typeof draftFields)[number] {
  if (field === "message") return "text";
  if (field === "form") return "form-of";
  return field === "case" ? "into" : field;
}

/** Reads the form of a move; null when it is none of ours. */
export function readMoveForm(request: FastifyRequest, move: OfficerMove): SentMove | null {
  const parsed = moveFormSchema.safeParse(request.body ?? {});
  if (!parsed.success) return null;
  const { version, step, template, text: message, into, "form-of": form, circumstances, ...rest } = parsed.data;
  const decided = move === "accept" || move === "extend" ? { circumstances } : {};
  const seen = unversioned.includes(move) ? {} : { version };
  return { step, template, request: { move, ...seen, message, form, case: into, ...rest, ...decided } };
}
