/** Takes an input as the answer to the open question, or finds out what else it is. */
import type { FactAnswer } from "../rules/fact.ts";
import { advance, type LookUp, shownSoFar } from "./advance.ts";
import { showAreaOf } from "./areas.ts";
import { ask, NONE, openQuestion, openTarget, type Target } from "./ask-question.ts";
import { obey } from "./command.ts";
import { type Conversation, takesAnyWords } from "./conversation.ts";
import { describeFact } from "./describe-answer.ts";
import { admitUnknown, digress, digressFromCheck, isStoryLong, offersAgain, URGENT_LENGTH } from "./digression.ts";
import { hearWish, keepTold, offerFiling, wishesToFile } from "./filing-wish.ts";
import type { Input } from "./input.ts";
import { modeQuestion } from "./mode-question.ts";
import { offerReadings } from "./offer-readings.ts";
import { openConversation } from "./open-conversation.ts";
import { asksSomething } from "./read/asks.ts";
import type { Reading } from "./read/reading.ts";
import { readFactAnswer, readStepAnswer } from "./read-answer.ts";
import { readReceiptCode } from "./receipt-code.ts";
import type { Answer } from "./session.ts";
import { addToStories, collectStory, hasStory, keepForStory, storyIsTold } from "./story.ts";
import { front, frontConversation, hasText, sayText, type Talk, text, whereabouts } from "./talk.ts";

/** Unreadable answers in a row after which a way out is offered. */
const MISSES_AT_MOST = 3;

/** Fewest words that tell a story where a fact is asked. */
const STORY_IN_A_CHECK = 25;

/** Modes that a way out must not replace: they hold what the person wrote, or lead out themselves. */
const HOLDS_A_DRAFT: ReadonlySet<string> = new Set(["stuck", "resuming", "offering", "leaving"]);

/** Takes an input while the conversation asks. */
export function answerInput(talk: Talk, input: Input): LookUp | null {
  const target = openTarget(talk, whereabouts(talk));
  if (!target) {
    ask(talk);
    return null;
  }
  if ("step" in target && (target.definition.ask === "story" || target.definition.ask === "files")) {
    const collected = collectStory(talk, target, input);
    if (collected !== "not-a-part") return collected === "ended" ? record(talk, target.step, null) : null;
  }
  if (input.kind === "files") return keepForStory(talk, { texts: input.text ? [input.text] : [], files: input.files });
  return takeWords(talk, target, input);
}

function takeWords(talk: Talk, target: Target, input: Input): LookUp | null {
  if (input.kind === "text" && asksInstead(target, input.text) && digress(talk, input.text)) return null;
  if (input.kind === "text" && isWishAtMenu(talk, target, input.text)) return offerFiling(talk, input.text);
  if ("fact" in target) {
    const reading = readFactAnswer(talk, target.fact, input);
    if (!reading.ok) return unread(talk, target, { input, reading });
    if (input.kind === "text") sayUnderstood(talk, target.fact, { typed: input.text, answer: reading.value });
    return recordFact(talk, target.fact, reading.value);
  }
  const reading = readStepAnswer(talk, target.definition, input);
  if (!reading.ok) return unread(talk, target, { input, reading });
  const { value } = reading;
  if (target.definition.ask === "employer" && value.kind === "text") return { lookUp: "employers", named: value.text };
  return record(talk, target.step, value);
}

/**
 * Whether somebody says at the menu that they want to file something. In a few words the menu understands that itself, and begins
 * at once; in more it might hear another of its choices, and would not keep what was told.
 */
function isWishAtMenu(talk: Talk, target: Target, words: string): boolean {
  if (talk.session.frames.length > 1 || !("step" in target) || !wishesToFile(talk, words)) return false;
  const reading = readStepAnswer(talk, target.definition, { kind: "text", text: words });
  const begins = reading.ok && reading.value.kind === "choice" && reading.value.id === "complaint";
  return isStoryLong(words) || talk.told !== undefined || !begins;
}

/** Records which employer is meant: the answer to the open step that asks for one. */
export function recordEmployer(talk: Talk, answer: Answer): LookUp | null {
  const target = openTarget(talk, whereabouts(talk));
  if (target && "step" in target && target.definition.ask === "employer") return record(talk, target.step, answer);
  ask(talk);
  return null;
}

/** Says which day was understood where it was not typed in full: of "hôm qua" or "15/9" people may mean another one. */
function sayUnderstood(talk: Talk, fact: string, { typed, answer }: { typed: string; answer: FactAnswer }): void {
  const definition = talk.content.facts.get(fact);
  if (definition?.type !== "date" || !("value" in answer) || answer.value === NONE) return;
  const numbers = typed.match(/\d+/g)?.length ?? 0;
  if (numbers >= (definition.month ? 2 : 3)) return;
  sayText(talk, "interface:understoodDay", { day: describeFact(talk, fact, answer) });
}

/** Where any text would do as an answer, a question that we can answer is taken as a question. */
function asksInstead(target: Target, words: string): boolean {
  if ("fact" in target) return false;
  return takesAnyWords(target.definition) && asksSomething(words);
}

/** Takes one of the offered readings: a place, a day, a number or a topic. */
export function takeReading(talk: Talk, id: string): LookUp | null {
  return answerInput(talk, { kind: "press", prompt: talk.session.prompt, id });
}

function recordFact(talk: Talk, name: string, answer: FactAnswer): LookUp | null {
  const shown = shownSoFar(talk);
  talk.session.facts[name] = answer;
  return answered(talk, shown);
}

/** Records an answer (null: it is recorded already) and goes on, or does what the chosen option says. */
function record(talk: Talk, step: string, answer: Answer | null): LookUp | null {
  const shown = shownSoFar(talk);
  const definition = frontConversation(talk)?.steps[step];
  const outcome =
    answer?.kind === "choice" && definition && "ask" in definition ? definition.leads?.[answer.id] : undefined;
  if (outcome && "command" in outcome) return obey(talk, outcome.command);
  if (outcome && "call" in outcome) {
    openConversation(talk, outcome.call, { with: outcome.with });
    keepTold(talk);
    return advance(talk, new Set());
  }
  if (outcome && "ask-again" in outcome) {
    for (const again of outcome["ask-again"]) delete front(talk).answers[again];
  } else if (answer) front(talk).answers[step] = answer;
  if (definition && "ask" in definition && definition.ask === "code-tail") forgetTails(talk);
  dropLookUps(talk, step);
  return answered(talk, shown);
}

/** Once typed back, the last group of a code is not kept any longer. */
function forgetTails(talk: Talk): void {
  for (const answer of Object.values(front(talk).answers)) {
    if (answer.kind === "done" && typeof answer.value === "object" && answer.value !== null && "tail" in answer.value) {
      const { tail: _, ...rest } = answer.value;
      answer.value = rest;
    }
  }
}

function answered(talk: Talk, shown: Set<string>): LookUp | null {
  talk.session.mode = { is: "answering" };
  talk.session.misses = 0;
  return advance(talk, shown);
}

/** A look-up made for an earlier answer of this step does not count any more. */
function dropLookUps(talk: Talk, step: string): void {
  const conversation = frontConversation(talk);
  if (!conversation) return;
  for (const [name, of] of lookUpsOf(conversation)) if (of === step) delete front(talk).answers[name];
}

const lookUps = new WeakMap<Conversation, (readonly [name: string, of: string])[]>();

/** The look-ups of a conversation, each with the step whose answer it looks up. */
function lookUpsOf(conversation: Conversation): readonly (readonly [name: string, of: string])[] {
  const known = lookUps.get(conversation);
  if (known) return known;
  const found = Object.entries(conversation.steps).flatMap(([name, step]) =>
    "look-up" in step ? [[name, step.of] as const] : [],
  );
  lookUps.set(conversation, found);
  return found;
}

/** Opens what an option of the menu opens, such as "officer". */
export function openOutcome(talk: Talk, option: string): LookUp | null {
  const { open } = whereabouts(talk);
  return open.is === "ask" && open.definition.options?.includes(option)
    ? record(talk, open.step, { kind: "choice", id: option })
    : advance(talk, new Set());
}

/** Whether an input is an answer to the conversation's open question, whatever the engine itself asks over it. */
export function isAnswer(talk: Talk, input: Input): boolean {
  const target = openTarget(talk, whereabouts(talk));
  if (!target) return false;
  if ("fact" in target) return readFactAnswer(talk, target.fact, input).ok;
  return !takesAnyWords(target.definition) && readStepAnswer(talk, target.definition, input).ok;
}

interface Unread {
  input: Input;
  reading: Extract<Reading<unknown>, { ok: false }>;
}

/** The input is no answer: perhaps one of several readings, a question, a story that came early, or nothing we know. */
function unread(talk: Talk, target: Target, { input, reading }: Unread): LookUp | null {
  const { reason, options = [] } = reading;
  const typed = input.kind === "text" ? input.text : "";
  const fact = "fact" in target ? target.fact : null;
  if (reason === "ambiguous" && offerReadings(talk, fact, { readings: options, typed })) return null;
  if (input.kind !== "text") return miss(talk);
  if (reason === "too-small" || reason === "too-large") return outOfBounds(talk, target, reason);
  const asked = "step" in target ? target.definition.ask : null;
  if (asked === "code" || asked === "code-tail") return wrongCode(talk, asked, input.text);
  return saidSomethingElse(talk, input.text, { inCheck: fact !== null });
}

/** The words are no answer at all: a question, a story that came early, or nothing we know. */
function saidSomethingElse(talk: Talk, words: string, { inCheck }: { inCheck: boolean }): LookUp | null {
  if (isNumberOnly(words)) return miss(talk);
  if (hearWish(talk, words)) return null;
  if (!inCheck && tellsStory(talk, words)) return tellEarly(talk, words);
  const other = inCheck ? digressFromCheck(talk, words) : digress(talk, words);
  if (other || admitUnknown(talk, words) || (talk.session.frames.length === 1 && showAreaOf(talk, words))) return null;
  const isStory = inCheck ? isStoryForSure(words) : isStoryLong(words);
  return isStory && !storyIsTold(talk) ? keepForStory(talk, { texts: [words], files: [] }) : miss(talk);
}

/** Whoever tells at length, in a talk that takes a story, tells that story: an answer to it would lose what they told. */
function tellsStory(talk: Talk, words: string): boolean {
  return isStoryLong(words) && !asksSomething(words) && hasStory(talk) && !storyIsTold(talk);
}

/** In danger what to do now is said all the same; that their words were passed on they have been told already. */
function tellEarly(talk: Talk, words: string): LookUp | null {
  const part = { texts: [words], files: [] };
  if (!talk.heardDanger || !digress(talk, words)) return keepForStory(talk, part);
  addToStories(talk, part);
  return null;
}

/** A phone number with a digit too few, a case number: no question. The numbers to call, such as 111, are one. */
function isNumberOnly(words: string): boolean {
  return !/\p{L}/u.test(words) && words.replace(/\D/g, "").length > URGENT_LENGTH;
}

/** In a check people answer in long sentences; only what is longer than any answer is a story. */
function isStoryForSure(words: string): boolean {
  return words.split(/\s+/).length >= STORY_IN_A_CHECK;
}

/** A code with a slip: the group it is in is named. A question is answered; it cannot be meant as a code. */
function wrongCode(talk: Talk, asked: "code" | "code-tail", words: string): null {
  if (asked === "code-tail") return miss(talk, "interface:retry.codeTail");
  const read = readReceiptCode(words);
  if (read.ok || read.group === null) return digress(talk, words) ? null : miss(talk);
  return miss(talk, "interface:retry.codeGroup", { group: read.group });
}

function outOfBounds(talk: Talk, target: Target, reason: "too-small" | "too-large"): null {
  const own =
    "fact" in target
      ? `facts:${target.fact}.${reason}`
      : `conversations:${front(talk).conversation}.${target.step}.${reason}`;
  return miss(talk, hasText(talk, own) ? own : `interface:retry.${reason}`);
}

/** Asks again, more kindly and with an example; the third time a way out is offered. */
export function miss(talk: Talk, key?: string, params?: Record<string, string | number>): null {
  talk.session.misses += 1;
  if (talk.session.mode.is === "answering" && !talk.askedAfterAnswer) offersAgain(talk);
  if (talk.session.misses >= MISSES_AT_MOST && !HOLDS_A_DRAFT.has(talk.session.mode.is)) {
    talk.session.mode = { is: "stuck" };
    talk.session.misses = 0;
    ask(talk);
    return null;
  }
  if (talk.heardDanger) {
    talk.session.misses = 0;
    ask(talk);
    return null;
  }
  if (talk.askedAfterAnswer && talk.session.mode.is === "answering") talk.session.mode = talk.askedAfterAnswer;
  const own = modeQuestion(talk);
  const question = own ?? openQuestion(talk, whereabouts(talk));
  const kind =
    question && question.choices.length > 1 && question.expects === "choice"
      ? "choice"
      : (question?.expects ?? "choice");
  const example = own ? null : exampleOf(talk);
  sayText(talk, key ?? `interface:retry.${kind}`, params);
  if (example && talk.session.misses > 1) sayText(talk, "interface:retry.example", { example });
  ask(talk);
  return null;
}

function exampleOf(talk: Talk): string | null {
  const target = openTarget(talk, whereabouts(talk));
  if (!target) return null;
  const key =
    "fact" in target
      ? `facts:${target.fact}.example`
      : `conversations:${front(talk).conversation}.${target.step}.example`;
  return hasText(talk, key) ? text(talk, key) : null;
}
