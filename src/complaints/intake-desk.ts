/**
 * Filing for somebody on the phone: an officer writes down what the caller says, and reads the number and the secret code
 * aloud. `storage` implements it.
 */
import type { TrackId } from "../rules/cases/tracks.ts";
import type { Actor, ComplaintKind } from "./desk.ts";

/** What a caller told, as the officer wrote it down. */
export interface CallerCase {
  /** UUID of the case, drawn with the form: a form that is sent twice files once. */
  id: string;
  number: string;
  /** The citizen's secret code in clear, drawn with the form; only its keyed hash is stored. */
  code: string;
  kind: ComplaintKind;
  track: TrackId;
  place: string | null;
  story: string;
  /** One of the department's list, or a name as the caller said it. */
  employer: { id: string } | { name: string } | null;
  person: { name: string; phone: string } | null;
  /** A sign of danger, which puts the case before all others. */
  danger: string | null;
  /** The officer keeps the case. */
  mine: boolean;
  /** The last day of the service's own promise, an ISO day. */
  promisedBy: string;
  lang: string;
}

/**
 * The case's number. `again`: this form was sent before; what it said the first time stands. `number-taken`: draw another
 * one. `foreign`: the form's id belongs to something else.
 */
export type FiledForCaller =
  | { ok: true; number: string; again: boolean }
  | { ok: false; reason: "number-taken" | "foreign" };

/** Files what callers tell. */
export interface IntakeDesk {
  /** Writes the case, who filed it, and the audit entry at once. */
  file(actor: Actor, told: CallerCase): Promise<FiledForCaller>;
}
