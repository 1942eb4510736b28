import type { FastifyRequest } from "fastify";
import { type ComplaintKind, complaintKinds } from "../complaints/desk.ts";
import type { CallerCase } from "../complaints/intake-desk.ts";
import { longestMessage } from "../complaints/moves.ts";
import { readPhone } from "../flow/read/read-phone.ts";
import { type TrackId, trackIds } from "../rules/cases/tracks.ts";
import { normalEmployerName } from "../search/employer-name.ts";
import { fold } from "../search/fold.ts";
import type { ConsolePlace } from "./console-deps.ts";
import { formField } from "./form-field.ts";

/** The signs of danger an officer can note while somebody calls: ids of flows/danger.yaml. */
export const callerDangers = [
  "violence",
  "accident",
  "confinement",
  "child-abuse",
  "trafficking",
  "self-harm",
  "missing-child",
] as const;

/** What was typed into the form for a caller, as it was typed. */
export type CallerForm = Record<(typeof callerFields)[number], string>;

const callerFields = [
  "kind",
  "track",
  "place",
  "employer",
  "text",
  "name",
  "phone",
  "danger",
  "keep",
  "consent",
] as const;

/** Which fields were refused: the keys of the words under `caller.errors`. */
export type CallerErrors = Partial<Record<"kind" | "place" | "text" | "phone" | "consent", string>>;

/** What the form of a caller says, or what is wrong with it. */
export type ReadCall =
  | { ok: true; call: Omit<CallerCase, "id" | "number" | "code" | "promisedBy" | "lang"> }
  | { ok: false; errors: CallerErrors };

/** An empty form; nothing is agreed to beforehand. */
export const emptyCall: CallerForm = {
  ...{ kind: "", track: "feedback", place: "", employer: "", text: "", name: "", phone: "" },
  ...{ danger: "", keep: "none", consent: "" },
};

/** The fields as they were typed. */
export function typedCall(request: FastifyRequest): CallerForm {
  const typed = callerFields.map((name) => [name, formField(request, name)]);
  return Object.fromEntries(typed) as CallerForm; // one entry for each field
}

/** Reads the form; of listed employers and places those that were meant are found by name. */
export function readCall(
  form: CallerForm,
  known: { places: readonly ConsolePlace[]; employers: readonly ListedAt[]; languages: readonly string[] },
): ReadCall {
  const kind = complaintKinds.find((id) => id === form.kind);
  const place = form.place === "" ? null : placeOf(form.place, known);
  const phone = form.phone === "" ? "" : phoneOf(form.phone);
  const errors: CallerErrors = {
    ...(kind ? {} : { kind: "kind" }),
    ...(place === undefined ? { place: "place" } : {}),
    ...(form.text === "" ? { text: "text" } : form.text.length > longestMessage ? { text: "too-long" } : {}),
    ...(phone === undefined ? { phone: "phone" } : {}),
    ...(form.consent === "yes" ? {} : { consent: "consent" }),
  };
  if (!kind || place === undefined || phone === undefined || Object.keys(errors).length > 0)
    return { ok: false, errors };
  return {
    ok: true,
    call: {
      kind,
      track: trackOf(form.track, kind),
      place,
      story: form.text,
      employer: employerOf(form.employer, { employers: known.employers, place }),
      person: form.name === "" && phone === "" ? null : { name: form.name.slice(0, 100), phone },
      danger: callerDangers.find((id) => id === form.danger) ?? null,
      mine: form.keep === "me",
    },
  };
}

/** A question is an enquiry in law too, whatever was left in the other choice. */
function trackOf(typed: string, kind: ComplaintKind): TrackId {
  if (kind === "enquiry") return "enquiry";
  return trackIds.find((id) => id === typed) ?? "feedback";
}

function phoneOf(typed: string): string | undefined {
  const reading = readPhone(typed);
  return reading.ok ? reading.value : undefined;
}

/** The place whose name, as the list shows it, is what was typed, or is the only one that contains it. */
function placeOf(
  typed: string,
  { places, languages }: { places: readonly ConsolePlace[]; languages: readonly string[] },
): string | undefined {
  const wanted = fold(typed);
  const named = places.flatMap((place) =>
    languages.map((lang) => ({ id: place.id, name: ` ${fold(place.label(lang))} ` })),
  );
  const exact = named.find(({ name }) => name === ` ${wanted} `);
  if (exact) return exact.id;
  const holding = new Set(named.filter(({ name }) => name.includes(` ${wanted} `)).map(({ id }) => id));
  return holding.size === 1 ? [...holding][0] : undefined;
}

/** A listed employer with its commune. */
export interface ListedAt {
  id: string;
  name: string;
  place: string | null;
}

/** The listed employer of the same name, that of the same place before others; else the name as it was typed. */
function employerOf(
  typed: string,
  { employers, place }: { employers: readonly ListedAt[]; place: string | null },
): CallerCase["employer"] {
  const wanted = normalEmployerName(typed);
  if (wanted === "") return null;
  const same = employers.filter(({ name }) => normalEmployerName(name) === wanted);
  const near = same.find((employer) => employer.place === place) ?? (same.length === 1 ? same[0] : undefined);
  return near ? { id: near.id } : { name: typed.slice(0, 120) };
}
