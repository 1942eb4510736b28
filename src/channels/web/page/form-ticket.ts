import { sameText } from "../../../conversation/same-text.ts";
import type { Sign } from "../conversation-token.ts";

/** The hidden fields of a form: the message's id, and the proof that this server wrote the form for this conversation. */
export interface FormTicket {
  /** Becomes the message's id, so a form sent twice acts once. Before the first message it decides the conversation. */
  id: string;
  check: string;
}

/** A ticket for one form. `address` is null before the conversation has begun; `id` holds 128 random bits. */
export function formTicket(sign: Sign, address: string | null, id: string): FormTicket {
  return { id, check: sign("web-form", `${address ?? ""}|${id}`).slice(0, 22) };
}

/** Whether a ticket was written by this server for this conversation. */
export function isOwnTicket(sign: Sign, address: string | null, ticket: FormTicket): boolean {
  return sameText(ticket.check, formTicket(sign, address, ticket.id).check);
}
