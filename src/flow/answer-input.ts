/** Takes an input as the answer to the open question, or finds out what else it is. */
import type { FactAnswer } from "../rules/fact.ts";
import { looksLikeQuestion } from "../search/looks-like-question.ts";
import { advance, type LookUp, shownSoFar } from "./advance.ts";
import { ask, openQuestion, openTarget, type Target } from "./ask-question.ts";
import { obey } from "./command.ts";
import { admitUnknown, digress, isStoryLong } from "./digression.ts";
import type { Input } from "./input.ts";
import { offerReadings } from "./offer-readings.ts";
import { openConversation } from "./open-conversation.ts";
import type { Reading } from "./read/reading.ts";
import { readFactAnswer, readStepAnswer } from "./read-answer.ts";
import { readReceiptCode } from "./receipt-code.ts";
import type { Answer } from "./session.ts";
import { collectStory, keepForStory } from "./story.ts";
import { front, frontConversation, hasText, sayText, type Talk, text, whereabouts } from "./talk.ts";

/** Unreadable answers in a row after which a way out is offered. */
const MISSES_AT_MOST = 3;

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
  if ("fact" in target) {
    const reading = readFactAnswer(talk, target.fact, input);
    return reading.ok ? recordFact(talk, target.fact, reading.value) : unread(talk, target, { input, reading });
  }
  const reading = readStepAnswer(talk, target.definition, input);
  return reading.ok ? record(talk, target.step, reading.value) : unread(talk, target, { input, reading });
}

/** Where any text would do as an answer, a question that we can answer is taken as a question. */
function asksInstead(target: Target, words: string): boolean {
  if ("fact" in target) return false;
  return target.definition.ask === "text" && looksLikeQuestion(words);
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
    return advance(talk, new Set());
  }
  if (outcome && "ask-again" in outcome) {
    for (const again of outcome["ask-again"]) delete front(talk).answers[again];
  } else if (answer) front(talk).answers[step] = answer;
  dropLookUps(talk, step);
  return answered(talk, shown);
}

function answered(talk: Talk, shown: Set<string>): LookUp | null {
  talk.session.mode = { is: "answering" };
  talk.session.misses = 0;
  return advance(talk, shown);
}

/** A look-up made for an earlier answer of this step does not count any more. */
function dropLookUps(talk: Talk, step: string): void {
  for (const [name, definition] of Object.entries(frontConversation(talk)?.steps ?? {})) {
    if ("look-up" in definition && definition.of === step) delete front(talk).answers[name];
  }
}

/** Opens what an option of the menu opens, such as "officer". */
export function openOutcome(talk: Talk, option: string): LookUp | null {
  const { open } = whereabouts(talk);
  return open.is === "ask" && open.definition.options?.includes(option)
    ? record(talk, open.step, { kind: "choice", id: option })
    : advance(talk, new Set());
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
  if ("step" in target && target.definition.ask === "code") return wrongCode(talk, input.text);
  if (digress(talk, input.text) || admitUnknown(talk, input.text)) return null;
  const early = isStoryLong(input.text) && !storyIsTold(talk);
  return early ? keepForStory(talk, { texts: [input.text], files: [] }) : miss(talk);
}

/** A code with a slip: the group it is in is named. A question is answered; it cannot be meant as a code. */
function wrongCode(talk: Talk, words: string): null {
  const read = readReceiptCode(words);
  if (read.ok || read.group === null) return digress(talk, words) ? null : miss(talk);
  return miss(talk, "interface:retry.codeGroup", { group: read.group });
}

/** Once the story was ended nothing is added unasked: what is typed then may be a name somebody chooses not to send. */
function storyIsTold(talk: Talk): boolean {
  return Object.values(front(talk).answers).some((answer) => answer.kind === "story" && answer.done);
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
  const question = openQuestion(talk, whereabouts(talk));
  const kind =
    question && question.choices.length > 1 && question.expects === "choice"
      ? "choice"
      : (question?.expects ?? "choice");
  const example = exampleOf(talk);
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
