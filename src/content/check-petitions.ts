import { type Bodies, chargesOf } from "../rules/bodies/bodies.ts";
import { citedParts } from "../rules/cited-parts.ts";
import { stepsOf } from "../rules/deadlines/due-days.ts";
import type { TimeLimits } from "../rules/deadlines/time-limits-schema.ts";
import { didYouMean } from "../rules/nearest-name.ts";
import type { Problem } from "../rules/problem.ts";
import { checkCite, isUnconfirmed, type Sources } from "../rules/source.ts";
import type { Petition, PetitionField } from "./petition-schema.ts";

/** What a petition may refer to. */
export interface KnownToPetitions {
  sources: Sources;
  bodies: Bodies;
  timeLimits: TimeLimits;
}

/** Mistakes of one petition that its schema cannot see: names that do not exist, fields that are never printed or stand twice. */
export function checkPetition(petition: Petition, known: KnownToPetitions): Problem[] {
  return [
    ...citesOf(petition, known.sources),
    ...stepsIn(petition, known.timeLimits),
    ...addresseesOf(petition, known),
    ...fieldsOf(petition),
    ...printed(petition),
    ...lastPart(petition),
    ...groundless(petition),
  ];
}

function citesOf(petition: Petition, sources: Sources): Problem[] {
  const cited = citedParts(petition, sources).flatMap(({ path, cite }) =>
    cite === undefined ? [] : [{ path: [...path, "cite"], cite }],
  );
  const listed = petition.sources.map((cite, at) => ({ path: ["sources", at], cite }));
  return [...cited, ...listed].flatMap(({ path, cite }) => problem(path, checkCite(cite, sources)));
}

function stepsIn({ matter, steps, to, ...petition }: Petition, limits: TimeLimits): Problem[] {
  const ids = stepsOf(matter, limits).steps.flatMap(({ id, acts }) => (acts === "person" ? [id] : []));
  const unlimited = steps.length === 0 && petition["no-limit"] === undefined && ids.length > 0;
  return [
    ...steps.flatMap((step, at) => problem(["steps", at], unknown(`step of ${matter}`, step, ids))),
    ...to.flatMap(({ step }, at) =>
      step === undefined ? [] : problem(["to", at, "step"], unknown(`step of ${matter}`, step, ids)),
    ),
    ...problem(["steps"], unlimited ? `is empty, but ${matter} must be brought in time (${ids.join(", ")})` : null),
  ];
}

function addresseesOf({ to, fields }: Petition, { bodies }: KnownToPetitions): Problem[] {
  const ids = fields.map(({ id }) => id);
  const matters = [...new Set(chargesOf(bodies.bodies).map(({ matter }) => matter))];
  const choices = fields.filter(({ type }) => type === "choice");
  return [
    ...twice(
      to.map(({ id }) => id),
      "to",
    ),
    ...to.flatMap((one, at) => [
      ...("matter" in one ? problem(["to", at, "matter"], unknown("matter of bodies", one.matter, matters)) : []),
      ...("body" in one ? problem(["to", at, "body"], unknown("body", one.body, Object.keys(bodies.bodies))) : []),
      ...("field" in one ? problem(["to", at, "field"], unknown("field", one.field, ids)) : []),
      ...(one.place === undefined ? [] : problem(["to", at, "place"], unknown("field", one.place, ids))),
    ]),
    ...fields.flatMap((field, at) =>
      (field.for ?? []).flatMap((id, i) =>
        problem(
          ["fields", at, "for", i],
          unknown(
            "addressee",
            id,
            to.map((one) => one.id),
          ),
        ),
      ),
    ),
    ...problem(
      ["fields"],
      choices.length === (to.length > 1 ? 1 : 0)
        ? null
        : "must have one field of type choice where there are several addressees, and none where there is one",
    ),
  ];
}

function fieldsOf({ fields }: Petition): Problem[] {
  return [
    ...twice(
      fields.map(({ id }) => id),
      "fields",
    ),
    ...fields.flatMap((field, at) => problem(["fields", at], wrongFill(field))),
  ];
}

function wrongFill({ fill, optional, type, ...field }: PetitionField): string | null {
  if (fill === "hand" && (optional !== undefined || field["only-if-given"] !== undefined))
    return "is written by hand, so it is always a dotted line";
  if (fill === "hand" && (type === "choice" || type === "list")) return `is written by hand and cannot be a ${type}`;
  return null;
}

/** Every field but the choice is printed once; what is printed is a field. */
function printed({ fields, paper, to }: Petition): Problem[] {
  const shown = paper.flatMap((part, at) =>
    "field" in part
      ? [{ id: part.field, path: ["paper", at, "field"] }]
      : "people" in part
        ? [{ id: part.people, path: ["paper", at, "people"] }]
        : [],
  );
  const ids = fields.map(({ id }) => id);
  const lists = fields.flatMap(({ id, type }) => (type === "list" ? [id] : []));
  const places = to.flatMap(({ place }) => place ?? []);
  return [
    ...shown.flatMap(({ id, path }) => problem(path, unknown("field", id, path[2] === "people" ? lists : ids))),
    ...fields.flatMap(({ id, type }, at) => {
      const times = shown.filter((one) => one.id === id).length;
      if (type === "choice" || times === 1 || (times === 0 && places.includes(id))) return [];
      return problem(["fields", at, "id"], times === 0 ? `"${id}" is never printed` : `"${id}" is printed twice`);
    }),
  ];
}

/** The last text goes with the signature, which must never stand alone on a page. */
function lastPart({ paper }: Petition): Problem[] {
  const last = paper.length - 1;
  const isText = "text" in (paper[last] ?? {});
  return problem(
    ["paper", last],
    isText ? null : "must be a text, so that the signature does not stand alone on a page",
  );
}

/** Statements on the law without a place in it must say that they are only recalled. */
function groundless(petition: Petition): Problem[] {
  const all = (["attachments", "ways", "notes"] as const).flatMap((kind) =>
    petition[kind].map((one, at) => ({ ...one, path: [kind, at] })),
  );
  const to = petition.to.flatMap((one, at) => ("matter" in one ? [] : [{ ...one, path: ["to", at] }]));
  return [...all, ...to].flatMap(({ cite, confidence, path }) =>
    cite !== undefined || isUnconfirmed(confidence)
      ? []
      : problem(path, 'needs "cite"; without one its confidence can only be recalled or unsure'),
  );
}

function twice(ids: readonly string[], list: string): Problem[] {
  return ids.flatMap((id, at) => problem([list, at, "id"], ids.indexOf(id) < at ? `"${id}" stands twice` : null));
}

function problem(path: Problem["path"], message: string | null): Problem[] {
  return message === null ? [] : [{ path, message }];
}

function unknown(kind: string, name: string, known: readonly string[]): string | null {
  return known.includes(name) ? null : `${kind} "${name}" does not exist${didYouMean(name, known)}`;
}
