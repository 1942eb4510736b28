import type { FastifyRequest } from "fastify";
import { draftOf } from "./draft.ts";
import { formField, formFields } from "./form-field.ts";
import { isUuid } from "./is-uuid.ts";

/** What an officer typed into a form of a case that could not be taken: carried through signing in as fields of that form. */
export interface KeptForm {
  caseId: string;
  form: string;
  /** The longest text, to be looked at. */
  text: { name: string; value: string };
  /** Everything else; a name may stand several times. */
  fields: readonly (readonly [name: string, value: string])[];
}

/** Forms of a case with a page of their own: the field with the text, and the others. */
const paperForms = {
  letter: { text: "summary", fields: ["body", "enclosed", "signer", "identity"] },
  split: { text: "message", fields: ["kind", "track", "entries", "files", "version"] },
} as const;

/** A form of a case with a page of its own. */
export type PaperForm = keyof typeof paperForms;

/** True for a form that has a page of its own. */
export function isPaperForm(form: string): form is PaperForm {
  return Object.hasOwn(paperForms, form);
}

/** What was sent to a form of a case, or carried through signing in; null when it holds nothing. */
export function keptFormOf(request: FastifyRequest): KeptForm | null {
  const draft = draftOf(request);
  if (draft === null) return paperFormOf(request);
  const fields = Object.entries(draft.fields);
  return { caseId: draft.caseId, form: draft.form, text: { name: "text", value: draft.text }, fields };
}

function paperFormOf(request: FastifyRequest): KeptForm | null {
  const path = /^\/console\/complaints\/([\w-]+)\/([\w-]+)$/.exec(request.url.split("?")[0] ?? "");
  const caseId = path?.[1] ?? formField(request, "case");
  const form = path?.[2] ?? formField(request, "form");
  if (request.method !== "POST" || !isPaperForm(form) || !isUuid(caseId)) return null;
  const { text, fields } = paperForms[form];
  const filled = fields.flatMap((name) => valuesOf(request, name).map((value) => [name, value] as const));
  const value = formField(request, text);
  // The version is there before anything is typed.
  const typed = value !== "" || filled.some(([name]) => name !== "version");
  return typed ? { caseId, form, text: { name: text, value }, fields: filled } : null;
}

function valuesOf(request: FastifyRequest, name: string): string[] {
  if (name === "entries" || name === "files") return formFields(request, name);
  const value = formField(request, name);
  return value === "" ? [] : [value];
}
