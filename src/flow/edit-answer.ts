/** Changing an earlier answer: which ones can be changed, and what is taken back. Everything else stays. */
import type { AskStep } from "./conversation.ts";
import { describeAnswer, describeFact } from "./describe-answer.ts";
import type { Choice } from "./message.ts";
import { front, frontConversation, hasText, type Talk, text } from "./talk.ts";
import type { Walk } from "./walk.ts";

/** Longest piece of an answer shown in the list of answers. */
const SHOWN = 60;

/** Answers that can be changed, as buttons "label: answer" with ids "step:…" and "fact:…", oldest first. */
export function editableAnswers(talk: Talk, walk: Walk): Choice[] {
  return walk.trail.flatMap((item) => ("fact" in item ? editableFact(talk, item.fact) : editableStep(talk, item.step)));
}

/** Whether there is any answer that can be changed. */
export function hasEditableAnswers(talk: Talk, walk: Walk): boolean {
  return walk.trail.some((item) =>
    "fact" in item ? talk.session.facts[item.fact] !== undefined : editableDefinition(talk, item.step) !== null,
  );
}

function editableDefinition(talk: Talk, step: string): AskStep | null {
  const definition = frontConversation(talk)?.steps[step];
  return definition && "ask" in definition && !definition.fixed ? definition : null;
}

function editableStep(talk: Talk, step: string): Choice[] {
  const frame = front(talk);
  const definition = editableDefinition(talk, step);
  if (!definition) return [];
  const label = labelOf(talk, `conversations:${frame.conversation}.${step}.short`, step);
  return [{ id: `step:${step}`, label: `${label}: ${shorten(describeAnswer(talk, frame, { step, definition }))}` }];
}

function editableFact(talk: Talk, name: string): Choice[] {
  const answer = talk.session.facts[name];
  if (!answer) return [];
  return [
    { id: `fact:${name}`, label: `${labelOf(talk, `facts:${name}.short`, name)}: ${describeFact(talk, name, answer)}` },
  ];
}

function labelOf(talk: Talk, key: string, fallback: string): string {
  return hasText(talk, key) ? text(talk, key) : fallback;
}

function shorten(value: string): string {
  const line = value.replace(/\s+/g, " ");
  return line.length <= SHOWN ? line : `${line.slice(0, SHOWN - 1).trimEnd()}…`;
}

/** Takes back the last answer and gives it in words, empty where it stays to be added to. Null when there is none to take back. */
export function takeBack(talk: Talk, walk: Walk): string | null {
  const last = walk.trail.at(-1);
  if (!last) return null;
  if ("fact" in last) {
    const given = talk.session.facts[last.fact];
    delete talk.session.facts[last.fact];
    return given ? describeFact(talk, last.fact, given) : "";
  }
  const frame = front(talk);
  const answer = frame.answers[last.step];
  if (answer?.kind === "story" || answer?.kind === "files") {
    frame.answers[last.step] = { ...answer, done: false };
    return "";
  }
  const definition = editableDefinition(talk, last.step);
  // A secret code is not shown a second time.
  const shows = definition && definition.ask !== "code";
  const given = shows ? shorten(describeAnswer(talk, frame, { step: last.step, definition })) : "";
  delete frame.answers[last.step];
  return given;
}
