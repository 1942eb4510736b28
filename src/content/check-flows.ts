import { checkConversation } from "../flow/check-conversation.ts";
import type { Conversation } from "../flow/conversation.ts";
import { OFFICER } from "../flow/topic-choices.ts";
import { checkBodies } from "../rules/bodies/bodies.ts";
import { checkCalendar } from "../rules/calendar-schema.ts";
import { checkTracks } from "../rules/cases/check-tracks.ts";
import { checkRetention } from "../rules/cases/retention.ts";
import { checkTemplate } from "../rules/cases/templates.ts";
import { checkFacts } from "../rules/check-facts.ts";
import { checkParameterUse, checkProgramme } from "../rules/check-programme.ts";
import { checkTimeLimits } from "../rules/deadlines/check-time-limits.ts";
import type { Rulebook } from "../rules/given.ts";
import { checkParameter, runParameterExamples } from "../rules/parameter.ts";
import { checkPlaces } from "../rules/places/place-register.ts";
import { checkWageRegions } from "../rules/places/wage-regions.ts";
import type { Problem } from "../rules/problem.ts";
import { runExamples } from "../rules/run-examples.ts";
import { checkSources, type Sources } from "../rules/source.ts";
import { checkRoles } from "../rules/staff/roles.ts";
import { checkAreas } from "./areas.ts";
import { shortFormsOf } from "./build-danger.ts";
import { checkCalls } from "./check-calls.ts";
import { checkDanger } from "./check-danger.ts";
import { checkFileLimits } from "./check-file-limits.ts";
import { checkPetition } from "./check-petitions.ts";
import { checkTopic, unknown } from "./check-topic.ts";
import { checkUnemployment, hasUnemployment } from "./check-unemployment.ts";
import { engineConversations } from "./check-use.ts";
import { checkWorkedExamples } from "./check-worked-examples.ts";
import { kinds } from "./kinds.ts";
import type { ContentProblem } from "./problem.ts";
import { checkEach, type Definitions, definitionsOf } from "./read-definitions.ts";
import type { Flows } from "./read-flows.ts";

/** Mistakes between definitions. What builds on definitions with mistakes of their own is judged once these are mended. */
export function checkFlows(flows: Flows): ContentProblem[] {
  const problems = [...checkTable(flows.facts, checkFacts), ...checkTable(flows.sources, checkSources)];
  problems.push(...checkConversations(flows));
  const rest = [flows.facts, flows.sources, flows.parameters];
  if (rest.some(hasMistakes) || problems.length > 0) return problems;
  return [...problems, ...checkRules(flows)];
}

/** True when a definition of this kind could not be read or does not fit its schema. */
function hasMistakes({ problems }: Definitions<unknown>): boolean {
  return problems.length > 0;
}

/** A check over a whole kind gives paths that begin with the id of the definition. */
function checkTable<T>(
  definitions: Definitions<T>,
  check: (all: ReadonlyMap<string, T>) => Problem[],
): ContentProblem[] {
  if (hasMistakes(definitions)) return [];
  return check(definitionsOf(definitions)).flatMap(({ path: [id, ...path], message }) => {
    const found = definitions.valid.get(String(id));
    return found ? [found.locate({ path, message })] : [];
  });
}

function checkConversations(flows: Flows): ContentProblem[] {
  const known = {
    conversations: flows.conversations.names,
    facts: flows.facts.names,
    programmes: flows.programmes.names,
  };
  const conversations = definitionsOf(flows.conversations);
  const service = definitionsOf(flows.service).get("service");
  const problems = checkEach(flows.conversations, (conversation) => [
    ...checkConversation(conversation, known),
    ...checkCalls(conversation, conversations),
    ...checkFileLimits(conversation, service),
    ...checkTopicOf(conversation, flows.topics.names),
  ]);
  return [...problems, ...missingFiles(flows)];
}

function checkTopicOf({ topic }: Conversation, topics: ReadonlySet<string>): Problem[] {
  const message = topic === undefined ? null : unknown("topic", topic, topics);
  return message === null ? [] : [{ path: ["topic"], message }];
}

/** The program names these itself, so no other definition would miss them. */
function missingFiles(flows: Flows): ContentProblem[] {
  const conversations = engineConversations.filter((id) => !flows.conversations.names.has(id));
  const files = conversations.map((id) => kinds.conversations.files.replace("*", id));
  for (const kind of [
    "service",
    "places",
    "wageRegions",
    "bodies",
    "calendar",
    "timeLimits",
    "danger",
    "areas",
    "caseStates",
    "tracks",
    "retention",
    "roles",
  ] as const) {
    if (flows[kind].names.size === 0) files.push(kinds[kind].files);
  }
  return files.map((file) => ({ file, line: 1, column: 1, message: "is missing; the program cannot run without it" }));
}

function checkRules(flows: Flows): ContentProblem[] {
  const book = {
    definitions: definitionsOf(flows.facts),
    sources: definitionsOf(flows.sources),
    parameters: definitionsOf(flows.parameters),
  } satisfies Rulebook;
  const known = {
    sources: book.sources,
    topics: flows.topics.names,
    actions: menuChoices(flows),
    hotlines: new Set(Object.keys(definitionsOf(flows.bodies).get("bodies")?.hotlines ?? {})),
  };
  return [
    ...checkEach(flows.topics, (topic) => checkTopic(topic, known)),
    ...checkEach(flows.danger, (danger) => checkDanger(danger, { ...known, shortForms: shortFormsOf(flows) })),
    ...checkEach(flows.areas, (areas) => checkAreas(areas, flows.topics.names)),
    ...checkEach(flows.calendar, (calendar) => checkCalendar(calendar, book.sources)),
    ...checkEach(flows.timeLimits, (limits) => checkTimeLimits(limits, book.sources)),
    ...checkPlacesAndBodies(flows, book.sources),
    ...checkKeeping(flows),
    ...checkEach(flows.roles, checkRoles),
    ...checkTemplates(flows),
    ...checkPetitions(flows, book.sources),
    ...checkEach(flows.parameters, (parameter) =>
      unlessWrong(checkParameter(parameter, book.definitions, book.sources), () => runParameterExamples(parameter)),
    ),
    ...(hasUnemployment(flows) ? checkUnemployment(book) : []),
    ...checkWorkedExamples(flows, book),
    ...checkEach(flows.programmes, (programme) => {
      const mistakes = [
        ...checkProgramme(programme, book.definitions, book.sources),
        ...checkParameterUse(programme, book.parameters),
      ];
      return unlessWrong(mistakes, () => runExamples(programme, book));
    }),
  ];
}

/** How long is kept, against what people are told and what they can choose. */
function checkKeeping(flows: Flows): ContentProblem[] {
  const service = definitionsOf(flows.service).get("service");
  if (!service) return [];
  const { closedCaseMonths } = service;
  return checkEach(flows.retention, (table) => checkRetention(table, { closedCaseMonths, kinds: kindsOf(flows) }));
}

/** The kinds of trouble that a person can choose, and questions to an officer. */
function kindsOf(flows: Flows): string[] {
  const steps = Object.values(definitionsOf(flows.conversations).get("complaint")?.steps ?? {});
  return [...new Set([...steps.flatMap((step) => ("ask" in step ? (step.options ?? []) : [])), "enquiry"])];
}

/** Beginnings of messages, against what people can choose and officers can do. */
function checkTemplates(flows: Flows): ContentProblem[] {
  const table = definitionsOf(flows.caseStates).get("case-states");
  if (!table) return [];
  return checkEach(flows.templates, (template) => checkTemplate(template, { kinds: kindsOf(flows), table }));
}

/** What an answer may lead to: what the menu offers, and asking an officer. */
function menuChoices(flows: Flows): Set<string> {
  const steps = Object.values(definitionsOf(flows.conversations).get("menu")?.steps ?? {});
  return new Set([OFFICER, ...steps.flatMap((step) => ("ask" in step ? (step.options ?? []) : []))]);
}

/** The mistakes there are; where there are none, those that are only looked for then. */
function unlessWrong(mistakes: Problem[], more: () => Problem[]): Problem[] {
  return mistakes.length > 0 ? mistakes : more();
}

/** Petitions are judged once the bodies and time limits they refer to can be read. */
function checkPetitions(flows: Flows, sources: Sources): ContentProblem[] {
  const bodies = definitionsOf(flows.bodies).get("bodies");
  const timeLimits = definitionsOf(flows.timeLimits).get("time-limits");
  if (!bodies || !timeLimits) return [];
  return checkEach(flows.petitions, (petition) => checkPetition(petition, { sources, bodies, timeLimits }));
}

function checkPlacesAndBodies(flows: Flows, sources: Sources): ContentProblem[] {
  const register = definitionsOf(flows.places).get("places");
  return [
    ...checkEach(flows.places, (places) => checkPlaces(places, sources)),
    ...checkEach(flows.wageRegions, (regions) => (register ? checkWageRegions(regions, register, sources) : [])),
    ...checkEach(flows.bodies, (bodies) => checkBodies(bodies, sources)),
    ...checkEach(flows.tracks, (tracks) => {
      const bodies = definitionsOf(flows.bodies).get("bodies");
      const limits = definitionsOf(flows.timeLimits).get("time-limits");
      return bodies ? checkTracks(tracks, { sources, bodies, limits }) : [];
    }),
  ];
}
