/** What is wrong with a conversation beyond its shape: steps, options and names that lead nowhere or are never reached. */
import { didYouMean } from "../rules/nearest-name.ts";
import { type Conversation, END, type Next, type Step } from "./conversation.ts";

/** A mistake at a place of the YAML document; `path` are the keys that lead there. */
export interface Problem {
  path: (string | number)[];
  message: string;
}

/** Names a conversation may refer to. */
export interface KnownNames {
  conversations: ReadonlySet<string>;
  facts: ReadonlySet<string>;
  programmes: ReadonlySet<string>;
}

/** Every mistake of one conversation; empty when it can run. */
export function checkConversation(conversation: Conversation, known: KnownNames): Problem[] {
  const steps = new Set(Object.keys(conversation.steps));
  const problems: Problem[] = [];
  if (!steps.has(conversation.start)) problems.push({ path: ["start"], message: noStep(conversation.start, steps) });
  if (steps.has(END))
    problems.push({ path: ["steps", END], message: `"${END}" is the place after the last step and cannot be a step` });
  for (const [name, step] of Object.entries(conversation.steps)) {
    const found = [...nameProblems(conversation, step, known), ...askProblems(step), ...caseProblems(step)];
    problems.push(...found.map(({ path, message }) => ({ path: ["steps", name, ...path], message })));
  }
  for (const name of unreached(conversation))
    problems.push({ path: ["steps", name], message: `step "${name}" is never reached` });
  return problems;
}

function noStep(name: string, steps: ReadonlySet<string>): string {
  return `step "${name}" does not exist${didYouMean(name, steps)}`;
}

/** Names in a step that name nothing. */
function nameProblems(conversation: Conversation, step: Step, known: KnownNames): Problem[] {
  const steps = new Set(Object.keys(conversation.steps));
  const asking = new Set([...steps].filter((name) => "ask" in (conversation.steps[name] ?? {})));
  const none = (found: [Problem["path"], string][], names: ReadonlySet<string>, what: string) =>
    found
      .filter(([, name]) => !names.has(name))
      .map(([path, name]) => ({ path, message: `${what} "${name}" does not exist${didYouMean(name, names)}` }));
  const programmes =
    "check" in step ? step.check.map((name, index): [Problem["path"], string] => [["check", index], name]) : [];
  return [
    ...none(targets(step), new Set([...steps, END]), "step"),
    ...none(answersUsed(step), asking, "asking step"),
    ...none(calls(step), known.conversations, "conversation"),
    ...none(factsUsed(step), known.facts, "fact"),
    ...none(programmes, known.programmes, "programme"),
  ];
}

function caseProblems(step: Step): Problem[] {
  const cases = openEnded(step);
  return cases
    ? [{ path: [cases], message: "the last case must have no `when`, so that every answer leads somewhere" }]
    : [];
}

/** Every step that a step can lead to, with the path of the place that names it. */
function targets(step: Step): [Problem["path"], string][] {
  const found: [Problem["path"], string][] = [];
  const addNext = (key: string, next: Next | undefined) => {
    if (typeof next === "string") found.push([[key], next]);
    else for (const [index, entry] of (next ?? []).entries()) found.push([[key, index, "go"], entry.go]);
  };
  if ("branch" in step) addNext("branch", step.branch);
  if ("next" in step) addNext("next", step.next);
  if ("missing" in step) found.push([["missing"], step.missing]);
  if ("ask" in step) {
    for (const [option, outcome] of Object.entries(step.leads ?? {})) {
      if ("go" in outcome) found.push([["leads", option, "go"], outcome.go]);
    }
  }
  return found;
}

function claims(step: Step): [Problem["path"], { answer?: string; fact?: string }][] {
  const key = "branch" in step ? "branch" : "next";
  const cases = "branch" in step ? step.branch : "next" in step ? step.next : undefined;
  if (!Array.isArray(cases)) return [];
  return cases.flatMap((entry, index) =>
    (entry.when ?? []).map((claim): [Problem["path"], { answer?: string; fact?: string }] => [
      [key, index, "when"],
      claim,
    ]),
  );
}

function answersUsed(step: Step): [Problem["path"], string][] {
  const found: [Problem["path"], string][] = [];
  for (const [path, claim] of claims(step)) if (claim.answer) found.push([path, claim.answer]);
  for (const [option, outcome] of "ask" in step ? Object.entries(step.leads ?? {}) : []) {
    const again = "ask-again" in outcome ? outcome["ask-again"] : [];
    found.push(...again.map((name, at): [Problem["path"], string] => [["leads", option, "ask-again", at], name]));
  }
  if ("take" in step) for (const [key, answer] of Object.entries(step.take)) found.push([["take", key], answer]);
  if ("of" in step) found.push([["of"], step.of]);
  return found;
}

function factsUsed(step: Step): [Problem["path"], string][] {
  return claims(step).flatMap(([path, claim]): [Problem["path"], string][] => (claim.fact ? [[path, claim.fact]] : []));
}

function calls(step: Step): [Problem["path"], string][] {
  if ("call" in step) return [[["call"], step.call]];
  if (!("ask" in step)) return [];
  return Object.entries(step.leads ?? {}).flatMap(([option, outcome]): [Problem["path"], string][] =>
    "call" in outcome ? [[["leads", option, "call"], outcome.call]] : [],
  );
}

function askProblems(step: Step): Problem[] {
  if (!("ask" in step)) return [];
  const problems: Problem[] = [];
  const options = step.options ?? [];
  const chooses = step.ask === "choice" || step.ask === "choices";
  if (chooses && options.length === 0) problems.push({ path: [], message: `ask: ${step.ask} needs options` });
  if (!chooses && options.length > 0)
    problems.push({ path: ["options"], message: `ask: ${step.ask} takes no options` });
  if (new Set(options).size !== options.length) problems.push({ path: ["options"], message: "an option stands twice" });
  for (const option of Object.keys(step.leads ?? {})) {
    if (!options.includes(option))
      problems.push({ path: ["leads", option], message: `"${option}" is none of the options` });
  }
  const allLead = chooses && options.every((option) => step.leads?.[option]);
  if (!step.next && !allLead) problems.push({ path: [], message: "needs `next`, or `leads` for every option" });
  return problems;
}

function openEnded(step: Step): string | null {
  const cases = "branch" in step ? step.branch : "next" in step ? step.next : undefined;
  if (!Array.isArray(cases) || !cases.at(-1)?.when) return null;
  return "branch" in step ? "branch" : "next";
}

function unreached(conversation: Conversation): string[] {
  const reached = new Set<string>();
  const queue = [conversation.start];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const step = conversation.steps[name];
    if (!step || reached.has(name)) continue;
    reached.add(name);
    queue.push(...targets(step).map(([, target]) => target));
  }
  return Object.keys(conversation.steps).filter((name) => !reached.has(name));
}
