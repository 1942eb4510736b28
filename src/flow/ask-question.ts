/** Asks what is open: turns the open step, or the mode the talk is in, into one question with its buttons. */

import { type FactDefinition, isAllowed } from "../rules/fact.ts";
import { citizenActs, foundCase } from "./allowed-acts.ts";
import { type AskStep, END, type Step } from "./conversation.ts";
import { describeAnswer, describeDay, describeFact } from "./describe-answer.ts";
import { hasEditableAnswers } from "./edit-answer.ts";
import type { Asked, Choice, Expectation, Question } from "./message.ts";
import { modeQuestion } from "./mode-question.ts";
import { OWN_CASE } from "./own-cases.ts";
import { PROMISED_DAY, promisedBy } from "./promised-by.ts";
import { front, frontConversation, hasText, say, type Talk, text, whereabouts } from "./talk.ts";
import type { Walk } from "./walk.ts";

/** Id of the button that leaves an optional question out. */
const SKIP = "skip";
/** Id of the button that ends a story or the sending of files. */
export const DONE = "done";
/** Id of the button of a person who does not know a fact. */
export const UNKNOWN = "unknown";
/** Id of the button of a date that may be "none", such as "not filed". */
export const NONE = "none";

/** Id of the button of a day that was given to another question. */
export const SAME_DAY = "same-day";

/** Says the question that is open now, under a new number; earlier buttons are dead from here on. */
export function ask(talk: Talk): void {
  const walk = whereabouts(talk);
  const asked = modeQuestion(talk) ?? openQuestion(talk, walk);
  if (!asked) return;
  talk.session.prompt += 1;
  talk.session.asked = openNow(talk);
  say(talk, {
    kind: "question",
    prompt: talk.session.prompt,
    ...asked,
    commands: commands(talk, walk),
    ...progress(talk, walk),
  });
}

/** Name of what the conversation in front asks now. */
export function openNow(talk: Talk): string {
  const { open } = whereabouts(talk);
  const what = open.is === "fact" ? `fact ${open.fact}` : "step" in open ? `step ${open.step}` : open.is;
  return `${front(talk).conversation}: ${what}`;
}

/** What the next answer would be to: a fact, or a step of the conversation in front; null when nothing is asked. */
export type Target = { fact: string } | { step: string; definition: AskStep };

/** What is open, or being changed. */
export function openTarget(talk: Talk, walk: Walk): Target | null {
  const editing = talk.session.mode.is === "editing" ? talk.session.mode : null;
  if (editing?.fact) return { fact: editing.fact };
  if (editing?.step) {
    const definition = frontConversation(talk)?.steps[editing.step];
    if (definition && "ask" in definition) return { step: editing.step, definition };
  }
  if (walk.open.is === "fact") return { fact: walk.open.fact };
  return walk.open.is === "ask" ? { step: walk.open.step, definition: walk.open.definition } : null;
}

/** The open step as a question; null when nothing is asked. */
export function openQuestion(talk: Talk, walk: Walk): Asked | null {
  const target = openTarget(talk, walk);
  if (!target) return null;
  return "fact" in target ? factQuestion(talk, target.fact) : stepQuestion(talk, target);
}

/** Where the words of the open question stand: "facts:leaveDays", "conversations:support.who"; null when nothing is asked. */
export function openKey(talk: Talk): string | null {
  const target = openTarget(talk, whereabouts(talk));
  if (!target) return null;
  return "fact" in target ? `facts:${target.fact}` : `conversations:${front(talk).conversation}.${target.step}`;
}

/** The buttons of the open step, without its words. */
export function openChoices(talk: Talk): Choice[] {
  const target = openTarget(talk, whereabouts(talk));
  if (!target) return [];
  return "fact" in target ? factChoices(talk, target.fact) : stepChoices(talk, target);
}

function stepQuestion(talk: Talk, target: Extract<Target, { step: string }>): Asked {
  const { step, definition } = target;
  const key = `conversations:${front(talk).conversation}.${step}`;
  const begun = front(talk).answers[step];
  const going = (begun?.kind === "story" || begun?.kind === "files") && !begun.done && hasText(talk, `${key}.more`);
  const question = text(talk, `${key}.${going ? "more" : "ask"}`, answersAsWords(talk))
    // A line of a list whose value was not asked for is left out.
    .replace(/^• [^\n:]*:[ \t]*\n/gm, "")
    .replace(/ {2,}/g, " ")
    .replace(/[ \t]+$/gm, "");
  const files =
    definition.ask === "story" || definition.ask === "files" ? { filesAtMost: definition["at-most"] ?? 10 } : {};
  const about = definition.about ? { about: definition.about } : {};
  return { text: question, expects: expectationOf(definition), choices: stepChoices(talk, target), ...files, ...about };
}

function expectationOf({ ask }: AskStep): Expectation {
  return ask === "code-tail" || ask === "employer" ? "text" : ask;
}

function stepChoices(talk: Talk, { step, definition }: Extract<Target, { step: string }>): Choice[] {
  const key = `conversations:${front(talk).conversation}.${step}`;
  const choices: Choice[] = optionsNow(talk, definition).map((id) => ({
    id,
    label: text(talk, `${key}.options.${id}`),
  }));
  if (definition.ask === "code") choices.push(...ownCases(talk));
  if (definition.ask === "story" || definition.ask === "files")
    choices.push({ id: DONE, label: text(talk, "interface:done") });
  if (definition.optional) choices.push({ id: SKIP, label: text(talk, "interface:skip") });
  return choices;
}

/** The options of a step; where they depend on a case, only what may be done with it now. */
function optionsNow(talk: Talk, definition: AskStep): readonly string[] {
  const found = definition["allowed-by"] ? foundCase(talk) : null;
  const acts: readonly string[] = citizenActs;
  return (definition.options ?? []).filter((id) => !found || !acts.includes(id) || found.may.includes(id));
}

/** Cases whose news are told in this talk, to be opened without their code. */
function ownCases(talk: Talk): Choice[] {
  return (talk.session.cases ?? []).map(({ number }) => ({
    id: `${OWN_CASE}${number}`,
    label: text(talk, "interface:case.own", { number }),
  }));
}

function factQuestion(talk: Talk, name: string): Asked {
  const expects = expectation(talk.content.facts.get(name));
  return { text: text(talk, `facts:${name}.ask`), expects, choices: factChoices(talk, name) };
}

function factChoices(talk: Talk, name: string): Choice[] {
  const definition = talk.content.facts.get(name);
  const choices: Choice[] = chosenFrom(talk, name, definition);
  choices.push(...sameDayChoice(talk, definition));
  if (definition?.none) choices.push({ id: NONE, label: text(talk, `facts:${name}.none`) });
  choices.push({ id: UNKNOWN, label: text(talk, "interface:unknownAnswer") });
  return choices;
}

/** The day that was given to another question and may be the answer here too; null when there is none. */
export function sameDay(talk: Talk, definition: FactDefinition): string | null {
  const given = definition.sameAs === undefined ? undefined : talk.session.facts[definition.sameAs];
  return given && "value" in given && isAllowed(definition, given.value) ? String(given.value) : null;
}

function sameDayChoice(talk: Talk, definition: FactDefinition | undefined): Choice[] {
  const day = definition ? sameDay(talk, definition) : null;
  if (day === null) return [];
  return [{ id: SAME_DAY, label: text(talk, "interface:sameDay", { day: describeDay(day, talk.session.lang) }) }];
}

/** The buttons of a fact that is answered by choosing; none for numbers and dates. */
function chosenFrom(talk: Talk, name: string, definition: FactDefinition | undefined): Choice[] {
  if (definition?.type === "yes-no") {
    return [
      { id: "yes", label: text(talk, "interface:yes") },
      { id: "no", label: text(talk, "interface:no") },
    ];
  }
  return (definition?.options ?? []).map((id) => ({ id, label: text(talk, `facts:${name}.options.${id}`) }));
}

function expectation(definition: FactDefinition | undefined): Expectation {
  switch (definition?.type) {
    case "months":
    case "money":
    case "date":
    case "number":
      return definition.type;
    case "days":
      return "number";
    default:
      return "choice";
  }
}

/**
 * The answers that led here as parameters for the conversation's texts; what was not asked is empty. Each is put into
 * words when it is read: most texts need none of them.
 */
export function answersAsWords(talk: Talk): Readonly<Record<string, string>> {
  // Walked when the first is asked for; nothing is answered while a text is filled in.
  let trodden: Walk["trail"] | undefined;
  const trail = () => {
    trodden ??= whereabouts(talk).trail;
    return trodden;
  };
  const wordOf = (name: string) => wordBy(talk, name, trail);
  const words = new Proxy(
    {},
    {
      get: (_, name) => wordOf(String(name)),
      ownKeys: () => wordNames(talk),
      getOwnPropertyDescriptor: (_, name) => ({
        value: wordOf(String(name)),
        enumerable: true,
        configurable: true,
      }),
    },
  );
  // Every name has a text.
  return words as Readonly<Record<string, string>>;
}

function wordNames(talk: Talk): string[] {
  const steps = Object.entries(frontConversation(talk)?.steps ?? {});
  const asking = steps.flatMap(([step, definition]) => ("ask" in definition ? [step] : []));
  return [
    ...new Set([...Object.keys(talk.content.service), PROMISED_DAY, ...asking, ...Object.keys(talk.session.facts)]),
  ];
}

function wordBy(talk: Talk, name: string, trail: () => Walk["trail"]): string | undefined {
  if (name === PROMISED_DAY) return describeDay(promisedBy(talk), talk.session.lang);
  const { facts } = talk.session;
  const fact = Object.hasOwn(facts, name) ? facts[name] : undefined;
  if (fact) return describeFact(talk, name, fact);
  const steps = frontConversation(talk)?.steps ?? {};
  const definition = Object.hasOwn(steps, name) ? steps[name] : undefined;
  if (!definition || !("ask" in definition)) return talk.content.service[name]?.toString();
  const ledHere = trail().some((item) => "step" in item && item.step === name);
  return ledHere ? describeAnswer(talk, front(talk), { step: name, definition }) : "";
}

function commands(talk: Talk, walk: Walk): Choice[] {
  const atMenu = talk.session.frames.length === 1;
  const busy = talk.session.mode.is !== "answering";
  const ids: string[] = [];
  if (busy || (!atMenu && walk.trail.length > 0)) ids.push("back");
  if (!busy && hasEditableAnswers(talk, walk)) ids.push("edit");
  if (!atMenu) ids.push("cancel");
  ids.push("help");
  if (talk.heardDanger && talk.session.alarms?.some(({ caseId }) => caseId !== undefined)) ids.push("no-alarm");
  const offered = busy ? [] : offeredCommands(walk);
  return ids
    .filter((id) => !offered.includes(id))
    .map((id) => ({ id: `command:${id}`, label: text(talk, `interface:commands.${id}`) }));
}

/** Changing an answer and leaving, where the open question offers them as answers: two buttons that do the same confuse. */
function offeredCommands({ open }: Walk): string[] {
  if (open.is !== "ask") return [];
  const leads = Object.values(open.definition.leads ?? {}).flatMap((lead) => ("command" in lead ? [lead.command] : []));
  return leads.filter((command) => command === "edit" || command === "cancel");
}

/** How far the person is in a conversation of three questions or more: the open one's number and how many there are. */
function progress(talk: Talk, walk: Walk): Pick<Question, "progress"> {
  const steps = frontConversation(talk)?.steps ?? {};
  if (talk.session.mode.is !== "answering" || walk.open.is !== "ask" || talk.session.frames.length === 1) return {};
  if (walk.trail.some((item) => "fact" in item)) return {};
  let ahead = 0;
  const seen = new Set<string>();
  for (let at: string | undefined = walk.open.step; at && at !== END && !seen.has(at); at = likelyNext(steps[at])) {
    seen.add(at);
    const step = steps[at];
    if (step && ("do" in step || "look-up" in step)) break;
    if (step && "ask" in step) ahead += 1;
  }
  const of = walk.trail.length + ahead;
  return of < 3 ? {} : { progress: { at: walk.trail.length + 1, of } };
}

/** Where most people go from a step: its plain next, or the first case of several (the longest way by custom). */
function likelyNext(step: Step | undefined): string | undefined {
  const next = !step ? undefined : "branch" in step ? step.branch : "next" in step ? step.next : undefined;
  return typeof next === "string" || next === undefined ? next : next[0]?.go;
}
