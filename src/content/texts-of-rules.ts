import { type Bodies, chargesOf } from "../rules/bodies/bodies.ts";
import { type FactDefinition, isNumeric } from "../rules/fact.ts";
import { leavesOfVersion, type ProcedureStep, type Programme } from "../rules/programme.ts";
import { type CitePart, type Source, sourceKinds } from "../rules/source.ts";
import type { Places } from "./kinds.ts";
import type { NeededText } from "./needed-text.ts";
import { QUESTION_WORDS } from "./readability.ts";
import { optionalTexts, wordsOfOptions } from "./texts-of-conversation.ts";

/** The texts of a question that rules ask. */
export function textsOfFact(name: string, fact: FactDefinition): NeededText[] {
  const key = `facts:${name}`;
  const options = fact.options ?? [];
  return [
    { key: `${key}.ask`, path: [], wordsAtMost: QUESTION_WORDS },
    { key: `${key}.short`, path: [] },
    ...options.map((id, index) => ({ key: `${key}.options.${id}`, path: ["options", index] })),
    ...wordsOfOptions(fact.type === "yes-no" ? ["yes", "no"] : options, key),
    ...(fact.none ? [{ key: `${key}.none`, path: ["none"] }] : []),
    { key: `${key}.help`, path: [], optional: true },
    ...(isNumeric(fact.type) || fact.type === "date" ? optionalTexts(key) : []),
  ];
}

/** The texts of a programme: its ways in, its conditions met and failed, its sums, papers, places and steps. */
export function textsOfProgramme(programme: Programme): NeededText[] {
  const key = `programmes:${programme.id}`;
  const conditions = programme.versions.flatMap((version, at) =>
    leavesOfVersion(version).map(({ leaf, path }) => ({ id: leaf.id, path: ["versions", at, ...path] })),
  );
  const groups = programme.versions.flatMap((version, at) =>
    (version.groups ?? []).map(({ id }, index) => ({ id, path: ["versions", at, "groups", index] })),
  );
  return [
    ...["title", "refer"].map((name) => ({ key: `${key}.${name}`, path: ["id"] })),
    ...(programme.filing.until ? [{ key: `${key}.closed`, path: ["filing", "until"] }] : []),
    { key: `${key}.next`, path: ["id"], optional: true },
    ...groups.map(({ id, path }) => ({ key: `${key}.groups.${id}`, path })),
    ...conditions.flatMap(({ id, path }) =>
      ["met", "failed"].map((how) => ({ key: `${key}.conditions.${id}.${how}`, path })),
    ),
    ...(programme.amount ?? []).flatMap((line, at) => textsOfLine(line, `${key}.amounts`, ["amount", at])),
    ...programme.papers.map(({ id }, at) => ({ key: `${key}.papers.${id}`, path: ["papers", at] })),
    ...programme.where.map(({ id }, at) => ({ key: `${key}.where.${id}`, path: ["where", at] })),
    ...programme.steps.map((step, at) => ({
      key: `${key}.steps.${step.id}`,
      path: ["steps", at],
      parameters: timesOf(step),
    })),
  ];
}

/** A step's words may only name the times that the step has. */
function timesOf({ days, workingDays, by }: ProcedureStep): string[] {
  return [...((days ?? workingDays) ? ["days"] : []), ...(by ? ["by"] : [])];
}

function textsOfLine(
  line: NonNullable<Programme["amount"]>[number],
  key: string,
  path: NeededText["path"],
): NeededText[] {
  if (!("bands" in line)) return [{ key: `${key}.${line.id}`, path }];
  return line.bands.map(({ id }, at) => ({ key: `${key}.${id}`, path: [...path, "bands", at] }));
}

/** The texts of a legal document: its title, and the words for its kind and issuer. */
export function textsOfSource(id: string, source: Source): NeededText[] {
  return [
    { key: `sources:titles.${id}`, path: [] },
    { key: `sources:kinds.${source.kind}`, path: ["kind"], parameters: ["number"] },
    { key: `sources:issuers.${source.issuer}`, path: ["issuer"] },
  ];
}

/** The title of a dated number: what it is, in plain words without its value. */
export function textsOfParameter(id: string): NeededText[] {
  return [{ key: `parameters:${id}`, path: [] }];
}

/** The texts that make a cite readable whatever it cites: each part of a document, and every kind there may be. */
export function textsOfCites(): NeededText[] {
  return [
    ...citeParts.map((part) => ({ key: `sources:parts.${part}`, path: [], parameters: ["n"] })),
    ...sourceKinds.map((kind) => ({ key: `sources:kinds.${kind}`, path: [], parameters: ["number"], optional: true })),
  ];
}

const citeParts: CitePart["part"][] = ["annex", "section", "article", "clause", "point"];

/** The texts that name a place: the unit of today and the district it lay in. */
export function textsOfPlaces({ places, districts }: Places): NeededText[] {
  const units = [...new Set(places.map(({ kind }) => `unit.${kind}`))];
  const old = [...new Set(districts.map(({ kind }) => `old.${kind}`))];
  return [
    { key: "places:label", path: [], parameters: ["unit", "old"] },
    { key: "places:was", path: [], parameters: ["name", "unit"] },
    ...[...units, ...old].map((name) => ({ key: `places:${name}`, path: [], parameters: ["name"] })),
  ];
}

/** The texts of the public bodies: their names, what they handle, the hotlines, and how to reach them or where to ask. */
export function textsOfBodies({ bodies, hotlines }: Bodies): NeededText[] {
  const contact = ["phone", "address", "hours"];
  return [
    ...Object.keys(bodies).map((id) => ({ key: `bodies:names.${id}`, path: ["bodies", id] })),
    ...chargesOf(bodies).map(({ matter, path }) => ({ key: `bodies:matters.${matter}`, path: [...path, "matter"] })),
    ...Object.keys(hotlines).map((id) => ({ key: `bodies:hotlines.${id}`, path: ["hotlines", id] })),
    ...contact.map((part) => ({ key: `bodies:contact.${part}`, path: [], parameters: ["value"] })),
    ...contact.map((part) => ({ key: `bodies:ask.${part}`, path: [] })),
  ];
}
