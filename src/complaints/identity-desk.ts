/**
 * Who wrote, kept apart from what was written: name and phone of a citizen are opened only for a recorded reason, for half
 * an hour, to the one who asked; where the case is against staff or a denunciation, only after a second person agreed.
 */
import type { Tracks } from "../rules/cases/tracks.ts";
import type { Actor, Reach } from "./desk.ts";

/** Minutes for which who asked sees name and phone. */
export const openMinutes = 30;
/** Days within which a second person must agree; afterwards it has to be asked again. */
export const waitDays = 7;
/** Hours within which an agreement is used. */
export const agreedHours = 24;

/** Cases whose citizen is shown only with a second person's consent, by kind and by what they are in law. */
export interface SealedOff {
  kinds: readonly string[];
  tracks: readonly string[];
}

/** Complaints about staff, and the tracks that the table of tracks seals off. */
export function sealedOffOf(tracks: Tracks): SealedOff {
  const sealed = Object.entries(tracks).filter(([, track]) => track["sealed-off"] === true);
  return { kinds: ["staff-conduct"], tracks: sealed.map(([id]) => id) };
}

/** Where a request stands. `agreed`: may be opened now; `over`: opened and closed again, or never used in time. */
export type RequestState = "waiting" | "agreed" | "declined" | "open" | "over";

/** The ISO instants that a request's state follows from. */
export interface RequestTimes {
  askedAt: string;
  approvedAt: string | null;
  declinedAt: string | null;
  openedAt: string | null;
}

/** Where a request stands at an instant. */
export function requestState(times: RequestTimes, now: Date): RequestState {
  const since = (instant: string) => now.getTime() - Date.parse(instant);
  if (times.openedAt !== null) return since(times.openedAt) < openMinutes * 60_000 ? "open" : "over";
  if (times.declinedAt !== null) return "declined";
  if (times.approvedAt !== null) return since(times.approvedAt) < agreedHours * 3_600_000 ? "agreed" : "over";
  return since(times.askedAt) < waitDays * 86_400_000 ? "waiting" : "over";
}

/** Somebody's request to see who wrote. */
export interface IdentityRequest extends RequestTimes {
  id: string;
  by: { id: string; name: string };
  reason: string;
  state: RequestState;
  /** Who agreed or declined. */
  decidedBy: string | null;
}

/** What is known about a case's citizen without opening who it is. */
export interface IdentityFile {
  caseId: string;
  number: string;
  /** False for an anonymous case: there is nothing to open. */
  named: boolean;
  needsConsent: boolean;
  /** Newest first. */
  requests: IdentityRequest[];
}

/** A request that a second person may decide, with its case. */
export interface WaitingRequest {
  id: string;
  caseId: string;
  number: string;
  kind: string;
  track: string;
  by: { id: string; name: string };
  askedAt: string;
  reason: string;
  /** Who holds the case: may not decide. */
  ownerId: string | null;
}

/** Name and phone of a citizen. */
export interface Identity {
  name: string;
  phone: string;
  address?: string;
}

/** What became of a request. */
export type AskOutcome = { ok: true; opened: boolean } | { ok: false; reason: "not-found" | "asked-already" };
/** Whether a second person's word counted. The one who asked and the one who holds the case cannot give it. */
export type DecideOutcome = { ok: true } | { ok: false; reason: "not-found" | "own-request" | "own-case" | "decided" };

/** Opening who wrote; every step writes an audit entry. `storage` implements it. */
export interface IdentityDesk {
  /** With an actor, only within their reach. */
  look(caseId: string, actor?: Actor): Promise<IdentityFile | null>;
  /** Asks for a reason; opens at once where nobody else has to agree. */
  ask(actor: Actor, caseId: string, reason: string): Promise<AskOutcome>;
  decide(actor: Actor, requestId: string, agree: boolean): Promise<DecideOutcome>;
  /** Begins the half hour of a request that was agreed to; false when there is none such of the actor's. */
  open(actor: Actor, requestId: string): Promise<boolean>;
  /** Name and phone while the actor's half hour lasts; null before and after. */
  person(actor: Actor, caseId: string): Promise<Identity | null>;
  /** Requests that wait for a second person, oldest first. */
  waiting(reach?: Reach): Promise<WaitingRequest[]>;
}
