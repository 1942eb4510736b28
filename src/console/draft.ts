import type { FastifyRequest } from "fastify";
import { formField } from "./form-field.ts";
import { isUuid } from "./is-uuid.ts";

/** A text an officer typed for a case that is not sent yet; kept through every refusal. */
export interface Draft {
  caseId: string;
  form: "answer" | "note";
  text: string;
}

/** The draft in a form sent to `/console/complaints/<case>/<form>`, or carried through the sign-in form; null without text. */
export function draftOf(request: FastifyRequest): Draft | null {
  const text = formField(request, "text");
  const path = /^\/console\/complaints\/([\w-]+)\/(\w+)$/.exec(request.url.split("?")[0] ?? "");
  const caseId = path?.[1] ?? formField(request, "case");
  const form = path?.[2] ?? formField(request, "form");
  if (text === "" || !isUuid(caseId) || (form !== "answer" && form !== "note")) return null;
  return { caseId, form, text };
}
