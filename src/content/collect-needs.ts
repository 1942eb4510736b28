import { PROMISED_DAY } from "../flow/promised-by.ts";
import type { Problem } from "../rules/problem.ts";
import type { Areas } from "./areas.ts";
import { hasUnemployment, textsOfUnemployment } from "./check-unemployment.ts";
import type { Need } from "./check-words.ts";
import { kinds } from "./kinds.ts";
import type { NeededText } from "./needed-text.ts";
import type { ContentProblem } from "./problem.ts";
import type { Definitions } from "./read-definitions.ts";
import type { Flows } from "./read-flows.ts";
import { serviceSchema } from "./service-schema.ts";
import { textsOfCaseStates, textsOfTemplate, textsOfTracks } from "./texts-of-cases.ts";
import { textsOfConversation } from "./texts-of-conversation.ts";
import { textsOfDanger } from "./texts-of-danger.ts";
import { textsOfTimeLimits } from "./texts-of-deadlines.ts";
import { PAPER_WORDS, textsOfLetter, textsOfPetition } from "./texts-of-petitions.ts";
import { textsOfRoles } from "./texts-of-roles.ts";
import {
  textsOfBodies,
  textsOfCites,
  textsOfFact,
  textsOfParameter,
  textsOfPlaces,
  textsOfProgramme,
  textsOfSource,
} from "./texts-of-rules.ts";

/** Namespaces whose every text belongs to a definition of flows/. */
export const definedNamespaces = [
  "conversations",
  "facts",
  "programmes",
  "sources",
  "parameters",
  "places",
  "bodies",
  "deadlines",
  "areas",
  "danger",
  "cases",
  "templates",
  "unemployment",
  "petitions",
  PAPER_WORDS,
];

const unemploymentFile = "flows/parameters/unemployment.yaml";

/** Every text that the definitions of flows/ need or may have. */
export function collectNeeds(flows: Flows): Need[] {
  const others = [...flows.facts.names, ...Object.keys(serviceSchema.shape), PROMISED_DAY];
  return [
    ...needs(flows.conversations, (conversation) => textsOfConversation(conversation, others)),
    ...needs(flows.facts, (fact, name) => textsOfFact(name, fact)),
    ...needs(flows.programmes, textsOfProgramme),
    ...needs(flows.sources, (source, id) => textsOfSource(id, source)),
    ...needs(flows.parameters, (_, id) => textsOfParameter(id)),
    ...needs(flows.areas, textsOfAreas),
    ...needs(flows.danger, textsOfDanger),
    ...needs(flows.places, textsOfPlaces),
    ...needs(flows.bodies, textsOfBodies),
    ...needs(flows.timeLimits, textsOfTimeLimits),
    ...needs(flows.caseStates, textsOfCaseStates),
    ...needs(flows.tracks, textsOfTracks),
    ...needs(flows.roles, textsOfRoles),
    ...needs(flows.templates, textsOfTemplate),
    ...needs(flows.petitions, textsOfPetition),
    ...(flows.petitions.names.size > 0 ? textsOfLetter() : []).map((text) => ({ text, locate: at("flows/petitions") })),
    ...textsOfCites().map((text) => ({ text, locate: at(kinds.sources.files) })),
    ...(hasUnemployment(flows) ? textsOfUnemployment() : []).map((text) => ({ text, locate: at(unemploymentFile) })),
  ];
}

function needs<T>({ valid }: Definitions<T>, textsOf: (value: T, id: string) => NeededText[]): Need[] {
  return [...valid.values()].flatMap(({ id, value, locate }) => textsOf(value, id).map((text) => ({ text, locate })));
}

/** The names of areas of questions. */
function textsOfAreas({ areas }: Areas): NeededText[] {
  return areas.map(({ id }, at) => ({ key: `areas:${id}`, path: ["areas", at, "id"], parameters: [] }));
}

/** Where a mistake of texts that no single definition needs is told. */
function at(file: string): (problem: Problem) => ContentProblem {
  return ({ message }) => ({ file, line: 1, column: 1, message });
}
