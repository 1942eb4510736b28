/**
 * Content: flows/ and locales/ as the program runs on them. Reading, checking and joining live here; what a rule or a
 * conversation means lives in the pure parts, which check their own definitions.
 */

import { AppError } from "../errors.ts";
import { buildCalendar } from "../rules/calendar.ts";
import { buildFilingIndex, wantsToFile } from "../search/filing-wish.ts";
import { buildDanger } from "./build-danger.ts";
import { buildTopics, entriesOf } from "./build-topics.ts";
import { buildWords } from "./build-words.ts";
import { type CheckedContent, checkContent, numberSources } from "./check-content.ts";
import type { Content } from "./content.ts";
import { contentVersion } from "./content-version.ts";
import type { KeptIndexes } from "./kept-indexes.ts";
import { mistakesText } from "./mistakes-text.ts";
import { definitionsOf } from "./read-definitions.ts";
import type { Service } from "./service-schema.ts";
import { topicIndexes } from "./topic-indexes.ts";

/**
 * The checked content of a project folder, with the indexes of topics that are kept, if any. Throws AppError CONTENT_INVALID that
 * lists every mistake, one a line.
 */
export async function loadContent(root: string, kept?: KeptIndexes): Promise<Content> {
  const checked = await checkContent(root);
  if (checked.problems.length > 0) throw new AppError("CONTENT_INVALID", mistakesText(checked.problems));
  return buildContent(checked, kept);
}

async function buildContent(
  { files, flows, locales, topicTexts }: CheckedContent,
  kept?: KeptIndexes,
): Promise<Content> {
  const { words, hasWords } = buildWords(locales);
  const sources = definitionsOf(flows.sources);
  const topics = definitionsOf(flows.topics);
  const version = contentVersion(files);
  const entries = entriesOf({ topics, texts: topicTexts });
  const index = await topicIndexes({ entries, dictionaries: definitionsOf(flows.dictionaries), version }, kept);
  const filing = buildFilingIndex(definitionsOf(flows.dictionaries));
  return {
    version,
    languages: locales.map(({ lang }) => lang),
    words,
    hasWords,
    conversations: definitionsOf(flows.conversations),
    facts: definitionsOf(flows.facts),
    programmes: definitionsOf(flows.programmes),
    parameters: definitionsOf(flows.parameters),
    sources,
    service: serviceOf(definitionsOf(flows.service).get("service")),
    places: there(definitionsOf(flows.places).get("places"), "places").places,
    placeRegister: there(definitionsOf(flows.places).get("places"), "places"),
    wageRegions: there(definitionsOf(flows.wageRegions).get("wage-regions"), "wage-regions"),
    bodies: there(definitionsOf(flows.bodies).get("bodies"), "bodies"),
    calendar: buildCalendar(there(definitionsOf(flows.calendar).get("working-days"), "working-days")),
    timeLimits: there(definitionsOf(flows.timeLimits).get("time-limits"), "time-limits"),
    caseStates: there(definitionsOf(flows.caseStates).get("case-states"), "case-states"),
    tracks: there(definitionsOf(flows.tracks).get("tracks"), "tracks"),
    templates: definitionsOf(flows.templates),
    retention: there(definitionsOf(flows.retention).get("retention"), "retention"),
    roles: there(definitionsOf(flows.roles).get("roles"), "roles"),
    petitions: definitionsOf(flows.petitions),
    dangerIn: buildDanger(flows),
    wantsToFile: (text) => wantsToFile(filing, text),
    topics,
    ...buildTopics({
      topics,
      texts: topicTexts,
      sources,
      words,
      numbers: there(numberSources(flows), "bodies"),
      index,
      areas: there(definitionsOf(flows.areas).get("areas"), "areas"),
    }),
  };
}

/** The promises; checkContent guarantees that they are there. */
function serviceOf(service: Service | undefined): Content["service"] {
  if (!service) throw new Error("flows/service.yaml was checked and is gone");
  return { ...service };
}

/** The one definition of a file; checkContent guarantees that it is there. */
function there<T>(definition: T | null | undefined, file: string): T {
  if (definition === undefined || definition === null)
    throw new Error(`flows/parameters/${file}.yaml was checked and is gone`);
  return definition;
}
