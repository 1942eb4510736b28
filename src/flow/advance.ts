/** Moves a talk on after an answer: says what was passed, does what is to be done, and asks what is open. */
import { AppError } from "../errors.ts";
import { answersAsWords, ask } from "./ask-question.ts";
import { caseCard } from "./case-card.ts";
import type { Step } from "./conversation.ts";
import { signIn } from "./danger.ts";
import { fileCase } from "./file-case.ts";
import { openConversation, settleCaller } from "./open-conversation.ts";
import { resultCards } from "./result-card.ts";
import type { Answer } from "./session.ts";
import { front, say, sayText, type Talk, whereabouts } from "./talk.ts";
import { unemploymentCards } from "./unemployment-cards.ts";
import type { Open, Passed } from "./walk.ts";

/** Most deeds, calls and ends in one turn. */
const MOVES_AT_MOST = 50;

/** A look-up the shell has to make before the talk can go on. */
export interface LookUp {
  lookUp: "case-by-code";
  code: string;
}

/** What was already shown of the conversation in front, so that it is not said again. */
export function shownSoFar(talk: Talk): Set<string> {
  return new Set(whereabouts(talk).passed.map((one) => one.key));
}

/**
 * Goes on to the next open question. `shown` are the keys of what was said before this turn. Gives the look-up that
 * must be made first, or null when the turn is complete.
 */
export function advance(talk: Talk, shown: Set<string>): LookUp | null {
  let said = shown;
  for (let moves = 0; moves < MOVES_AT_MOST; moves += 1) {
    const walk = whereabouts(talk);
    if (talk.session.mode.is === "resuming") return askFirst(talk);
    for (const passed of walk.passed) if (!said.has(passed.key)) show(talk, passed);
    said = new Set([...said, ...walk.passed.map((one) => one.key)]);
    const { open } = walk;
    if (open.is === "ask" || open.is === "fact" || talk.session.mode.is !== "answering") {
      ask(talk);
      return null;
    }
    if (open.is === "look-up") return { lookUp: "case-by-code", code: textOf(front(talk).answers[open.definition.of]) };
    said = move(talk, open) ?? said;
  }
  throw new AppError(
    "FLOW_LIMIT",
    `Conversation "${front(talk).conversation}" makes more than ${MOVES_AT_MOST} moves in one turn`,
  );
}

/** Whether to go on with a draft is asked before anything else is said. */
function askFirst(talk: Talk): null {
  ask(talk);
  return null;
}

/** Does a deed, opens a called conversation or ends one; gives what was already shown of the one then in front. */
function move(talk: Talk, open: Extract<Open, { is: "do" | "call" | "end" }>): Set<string> | null {
  if (open.is === "do") {
    doStep(talk, open.step, open.definition);
    return null;
  }
  if (open.is === "call") {
    openConversation(talk, open.conversation, { with: open.with, calledBy: open.step });
    return new Set();
  }
  const ended = talk.session.frames.pop();
  // Before the caller moves on: what it then passes is new.
  const shown = shownSoFar(talk);
  settleCaller(talk, ended);
  return shown;
}

function show(talk: Talk, passed: Passed): void {
  if (passed.is === "say") {
    sayText(talk, `conversations:${front(talk).conversation}.${passed.step}.say`, answersAsWords(talk));
    return;
  }
  const messages = passed.is === "checked" ? resultCards(talk, passed.programmes) : unemploymentCards(talk);
  for (const message of messages) say(talk, message);
}

function doStep(talk: Talk, name: string, step: Extract<Step, { do: string }>): void {
  if (step.do === "file-complaint") fileComplaint(talk, name, step.take);
  else appendMessage(talk, name, step.take);
}

function fileComplaint(talk: Talk, name: string, take: Extract<Step, { do: "file-complaint" }>["take"]): void {
  const { answers, conversation } = front(talk);
  // Only what lies on the way here: a name given before "anonymous" was chosen instead must not be sent.
  const trodden = new Set(whereabouts(talk).trail.flatMap((item) => ("step" in item ? [item.step] : [])));
  const answer = (part: keyof typeof take): Answer | undefined =>
    trodden.has(take[part] ?? "") ? answers[take[part] ?? ""] : undefined;
  const kind = answer("kind");
  const place = answer("place");
  const story = answer("story");
  const personName = textOf(answer("name"));
  const phone = answer("phone");
  const named = personName !== "" || phone?.kind === "phone";
  const { number } = fileCase(
    talk,
    {
      kind: kind?.kind === "choice" ? kind.id : "other",
      track: kind?.kind === "choice" && kind.id === "enquiry" ? "enquiry" : "feedback",
      place: place?.kind === "place" ? place.id : null,
      story: story?.kind === "story" ? story.texts : [],
      files: story?.kind === "story" ? story.files : [],
      danger: story?.kind === "story" ? signIn(talk, story.texts) : null,
      employer: null,
      petition: null,
      person: named ? { name: personName, phone: phone?.kind === "phone" ? phone.number : "" } : null,
      notify: named,
    },
    `conversations:${conversation}.${name}.receipt`,
  );
  answers[name] = { kind: "done", value: number };
  delete talk.session.drafts[conversation];
  forget(answers, [take.story, take.name, take.phone]);
}

/** What was sent is not kept in the session a second time; the steps stay answered. */
function forget(answers: Record<string, Answer>, steps: (string | undefined)[]): void {
  for (const step of steps) {
    const answer = step ? answers[step] : undefined;
    if (!step || !answer) continue;
    if (answer.kind === "story") answers[step] = { kind: "story", texts: [], files: [], done: true };
    if (answer.kind === "text") answers[step] = { kind: "text", text: "" };
    if (answer.kind === "phone") answers[step] = { kind: "phone", number: "" };
  }
}

function appendMessage(talk: Talk, name: string, take: Extract<Step, { do: "append-message" }>["take"]): void {
  const { answers } = front(talk);
  const story = answers[take.story ?? ""];
  if (story?.kind === "story") {
    talk.effects.push({
      do: "append-message",
      code: textOf(answers[take.code ?? ""]),
      text: story.texts.join("\n\n"),
      files: story.files,
    });
  }
  answers[name] = { kind: "done" };
  forget(answers, [take.story]);
}

/** Records what a look-up found and shows it. */
export function recordFound(talk: Talk, value: Parameters<typeof caseCard>[1] | null): void {
  const { open } = whereabouts(talk);
  if (open.is !== "look-up") return;
  // Only that something was found is kept; the case itself is shown once and not stored in the session.
  front(talk).answers[open.step] = { kind: "done", value: value === null ? null : value.number };
  if (value) for (const message of caseCard(talk, value)) say(talk, message);
}

function textOf(answer: Answer | undefined): string {
  return answer?.kind === "text" ? answer.text : "";
}
