import { readCite } from "../rules/source.ts";
import { hasUnemployment, readByUnemployment } from "./check-unemployment.ts";
import type { ContentProblem } from "./problem.ts";
import type { Definitions } from "./read-definitions.ts";
import type { Flows } from "./read-flows.ts";
import type { TopicTexts } from "./read-knowledge.ts";
import { numbersIn } from "./topic-numbers.ts";
import { valuesOfKeys } from "./values-of-keys.ts";

/** Conversations that the engine opens by name: the menu every talk begins with, and the way to an officer. */
export const engineConversations = ["menu", "complaint"];

/** Facts, programmes, parameters, sources and conversations that nothing uses: what is there must be reachable. */
export function checkUse(flows: Flows, topicTexts: TopicTexts): ContentProblem[] {
  const conversations = values(flows.conversations);
  const rules = [values(flows.programmes), values(flows.parameters), values(flows.facts)];
  const citing = [
    ...rules,
    values(flows.calendar),
    values(flows.timeLimits),
    values(flows.tracks),
    ...placesOf(flows),
    values(flows.petitions),
  ];
  const byCode = readByCode(flows);
  const cites = [
    ...byCode.cites,
    ...valuesOfKeys(citing, ["cite"]),
    ...values(flows.topics).flatMap(({ sources }) => sources),
    ...values(flows.petitions).flatMap(({ sources }) => sources),
  ];
  return [
    ...unused(
      flows.conversations,
      [...engineConversations, ...valuesOfKeys(conversations, ["call"])],
      "is never called by another conversation",
    ),
    ...unused(flows.programmes, programmesChecked(flows), "is checked by no conversation"),
    ...unused(flows.facts, [...factsUsed(flows), ...byCode.facts], "is used by no programme and no conversation"),
    ...unused(
      flows.parameters,
      [...valuesOfKeys(rules, ["parameter"]), ...byCode.parameters, ...parametersOf(topicTexts)],
      "is used by no programme and no answer",
    ),
    ...unused(flows.sources, [...cites.map(sourceOf), ...successors(flows)], "is cited by nothing"),
  ];
}

/** Parameters that answers of topics tell. */
function parametersOf(texts: TopicTexts): string[] {
  return [...texts.values()].flatMap((ofLang) =>
    [...ofLang.values()].flatMap(({ answer }) => numbersIn(answer).map(({ name }) => name)),
  );
}

/** Names that rules written as code read. */
function readByCode(flows: Flows): Record<"facts" | "parameters" | "cites", readonly string[]> {
  return hasUnemployment(flows) ? readByUnemployment : { facts: [], parameters: [], cites: [] };
}

/** What is known of places and bodies. */
function placesOf(flows: Flows): unknown[] {
  return [values(flows.places), values(flows.wageRegions), values(flows.bodies)];
}

function values<T>(definitions: Definitions<T>): T[] {
  return [...definitions.valid.values()].map(({ value }) => value);
}

function unused(definitions: Definitions<unknown>, used: string[], reason: string): ContentProblem[] {
  const known = new Set(used);
  const idle = [...definitions.valid.values()].filter(({ id }) => !known.has(id));
  return idle.map(({ id, locate }) => locate({ path: [], message: `"${id}" ${reason}` }));
}

function programmesChecked(flows: Flows): string[] {
  const steps = values(flows.conversations).flatMap((conversation) => Object.values(conversation.steps));
  return steps.flatMap((step) => ("check" in step ? step.check : []));
}

/** Worked examples give values to facts, but that does not make a fact useful. */
function factsUsed(flows: Flows): string[] {
  const users = [values(flows.programmes), values(flows.conversations), values(flows.parameters), values(flows.facts)];
  return valuesOfKeys(users, ["fact", "times", "bandsBy", "by"], ["examples"]);
}

function sourceOf(cite: string): string {
  return readCite(cite)?.source ?? "";
}

function successors(flows: Flows): string[] {
  return values(flows.sources).flatMap(({ replacedBy }) => replacedBy ?? []);
}
