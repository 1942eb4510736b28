import type { CaseStates } from "../rules/cases/case-states.ts";
import { caseStateIds } from "../rules/cases/case-states.ts";
import { type Template, templateParameters } from "../rules/cases/templates.ts";
import { type Tracks, trackIds } from "../rules/cases/tracks.ts";
import type { NeededText } from "./needed-text.ts";

/**
 * What is said of states: their name, and what the citizen is told in them, which may differ by what the case is in law;
 * and the words of every reason, outcome and place that an officer chooses from.
 */
export function textsOfCaseStates(table: CaseStates): NeededText[] {
  const states = caseStateIds.flatMap((state) => {
    const path = ["states", state];
    const own = trackIds.map((track) => ({ key: `cases:told.${state}.${track}`, path, optional: true as const }));
    return [
      { key: `cases:states.${state}`, path, parameters: [] },
      { key: `cases:told.${state}.any`, path },
      ...own,
    ].map((text) => ({ ...text, parameters: text.key.includes(":told.") ? toldParameters : [] }));
  });
  const reasons = Object.entries(table.reasons).flatMap(([move, codes]) =>
    codes.map((code, at) => ({ key: `cases:reasons.${move}.${code}`, path: ["reasons", move, at], parameters: [] })),
  );
  const lists = (["outcomes", "petition-forms", "petition-places"] as const).flatMap((list) =>
    table[list].map((code, at) => ({ key: `cases:${list}.${code}`, path: [list, at], parameters: [] })),
  );
  // What the citizen of a muted case is told when they write.
  const muted = { key: "cases:muted", path: ["reasons", "mute"], parameters: [] };
  const promise = { key: "cases:clocks.promise", path: ["states"], parameters: [] };
  return [...states, ...reasons, ...lists, muted, promise];
}

/** What a text on a state may name. */
const toldParameters = ["number", "day", "body", "reason", "disputeDays", "promiseDays"];

/** The name of each track, and what a message of this kind is in law. */
export function textsOfTracks(_tracks: Tracks): NeededText[] {
  return trackIds.flatMap((track) => [
    { key: `cases:tracks.${track}.name`, path: [track], parameters: [] },
    { key: `cases:tracks.${track}.law`, path: [track], parameters: ["promiseDays"] },
  ]);
}

/** The name of a template, for officers, and its text, for citizens. */
export function textsOfTemplate(_template: Template, id: string): NeededText[] {
  return [
    { key: `templates:${id}.name`, path: [], parameters: [] },
    { key: `templates:${id}.text`, path: [], parameters: templateParameters },
  ];
}
