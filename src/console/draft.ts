import type { FastifyRequest } from "fastify";
import { type OfficerMove, officerMoves } from "../complaints/moves.ts";
import { formField, formFields } from "./form-field.ts";
import { isUuid } from "./is-uuid.ts";

/** The forms of a case: a note, and every move. */
export type CaseForm = "note" | OfficerMove;
/** The forms of a case. */
export const caseForms: readonly CaseForm[] = ["note", ...officerMoves];

/** What may stand in such a form beside the text. */
export const draftFields = [
  "day",
  "form-of",
  "place",
  "track",
  "reason",
  "body",
  "outcome",
  "into",
  "colleague",
  "circumstances",
] as const;

/** What an officer typed for a case that is not sent yet; kept through every refusal. */
export interface Draft {
  caseId: string;
  form: CaseForm;
  text: string;
  /** Everything else that was chosen; several circumstances are parted by blanks. */
  fields: Partial<Record<(typeof draftFields)[number], string>>;
}

/** The draft in a form sent to `/console/complaints/<case>/<form>`, or carried through the sign-in form; null when it holds nothing. */
export function draftOf(request: FastifyRequest): Draft | null {
  const path = /^\/console\/complaints\/([\w-]+)\/([\w-]+)$/.exec(request.url.split("?")[0] ?? "");
  const caseId = path?.[1] ?? formField(request, "case");
  const named = path?.[2] ?? formField(request, "form");
  const form = caseForms.find((one) => one === named);
  const text = formField(request, "text");
  const filled = draftFields.flatMap((name) => {
    const value = name === "circumstances" ? formFields(request, name).join(" ") : formField(request, name);
    return value === "" ? [] : [[name, value] as const];
  });
  if (!form || !isUuid(caseId) || (text === "" && filled.length === 0)) return null;
  return { caseId, form, text, fields: Object.fromEntries(filled) };
}
