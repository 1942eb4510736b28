/**
 * A check filled in as a form instead of talked through: the same questions in the same order, read by the same readers, and
 * the same cards at the end. Nothing is remembered: every filling begins with all the answers that were sent.
 */
import type { Verdict } from "../rules/appraise.ts";
import { evaluate } from "../rules/evaluate.ts";
import type { FactAnswer, Facts } from "../rules/fact.ts";
import { nextFact } from "../rules/next-fact.ts";
import { nextUnemploymentFact, unemploymentBenefit } from "../rules/unemployment/unemployment-benefit.ts";
import { NONE, openQuestion, UNKNOWN } from "./ask-question.ts";
import { describeFact } from "./describe-answer.ts";
import type { FlowContent } from "./flow-content.ts";
import type { Asked, Choice, Message } from "./message.ts";
import { factChoice } from "./offer-readings.ts";
import type { Reading, Unread } from "./read/reading.ts";
import { readFactAnswer } from "./read-answer.ts";
import { resultCards } from "./result-card.ts";
import { hasText, type Talk, text, whereabouts } from "./talk.ts";
import { unemploymentCards } from "./unemployment-cards.ts";
import { given, unemploymentGiven } from "./walk.ts";

/** What is checked: some programmes, by id, or the unemployment benefit. */
export type Checked = { programmes: readonly string[] } | { reckon: "unemployment-benefit" };

/** What a form is filled in for. */
export interface FormGround {
  content: FlowContent;
  checked: Checked;
  lang: string;
  today: string;
}

/** Both a choice and a text came for one question: which of them counts, only the person knows. */
export interface TwoAnswers {
  typed: string;
  chosen: string;
}

/** Answers as they were sent, by fact: the id of a choice, or what was typed. */
export type Sent = Readonly<Record<string, string | TwoAnswers>>;

/** One question of a form with what became of its answer. */
export interface FormQuestion extends Asked {
  fact: string;
  /** Its name in a list of answers. */
  short: string;
  help?: string;
  example?: string;
  sent?: string | TwoAnswers;
  /** The answer in words; left out while there is none. */
  understood?: string;
  /** Why what was sent is no answer, kindly. */
  mistake?: string;
  /** What the answer may mean, to choose from. */
  readings: Choice[];
}

/** A form as far as it is filled in. */
export interface FilledForm {
  /** Ids of the programmes that it checks. */
  programmes: readonly string[];
  /** In asking order; all but the last are answered, and the last one too when there are `messages`. */
  questions: FormQuestion[];
  facts: Facts;
  /** What is said once nothing is left to ask: the cards of a talk, and links. Null while something is open, as is the outcome. */
  messages: Message[] | null;
  outcome: Outcome | null;
}

/** What a finished form comes to in a word: the best that any of several programmes says. */
export interface Outcome {
  verdict: Verdict;
  /** Whether that is about the past: no file can be handed in any more for what says it. */
  isClosed: boolean;
}

/**
 * Fills in a form as far as the answers reach. Each question is asked only while its answer can still make a difference, so a
 * changed answer may bring others and let some go; answers to questions that do not arise are passed over.
 */
export function fillForm(ground: FormGround, sent: Sent): FilledForm {
  const questions: FormQuestion[] = [];
  const facts: Facts = {};
  const programmes = "programmes" in ground.checked ? ground.checked.programmes : [];
  for (let fact = nextOf(ground, facts); fact !== null; fact = nextOf(ground, facts)) {
    const { question, answer } = answerOf(talkOf(ground, { facts, fact }), fact, sent);
    questions.push(question);
    if (!answer) return { programmes, questions, facts, messages: null, outcome: null };
    facts[fact] = answer;
  }
  return { programmes, questions, facts, messages: messagesOf(ground, facts), outcome: outcomeOf(ground, facts) };
}

function nextOf(ground: FormGround, facts: Facts): string | null {
  const asked = { ...ground, facts };
  if ("reckon" in ground.checked) return nextUnemploymentFact(unemploymentGiven(asked));
  return nextFact(programmesOf(ground, ground.checked.programmes), given(asked));
}

function programmesOf({ content }: FormGround, ids: readonly string[]) {
  return ids.flatMap((id) => content.programmes.get(id) ?? []);
}

function messagesOf(ground: FormGround, facts: Facts): Message[] {
  const talk = talkOf(ground, { facts });
  return "reckon" in ground.checked ? unemploymentCards(talk) : resultCards(talk, [...ground.checked.programmes]);
}

function outcomeOf(ground: FormGround, facts: Facts): Outcome {
  const asked = { ...ground, facts };
  if ("reckon" in ground.checked)
    return { verdict: unemploymentBenefit(unemploymentGiven(asked)).verdict, isClosed: false };
  const found = programmesOf(ground, ground.checked.programmes).map((one) => evaluate(one, given(asked)));
  const best: readonly Verdict[] = ["eligible", "refer", "undecided"];
  const verdict = best.find((one) => found.some((evaluation) => evaluation.verdict === one)) ?? "ineligible";
  const saying = found.filter((evaluation) => evaluation.verdict === verdict);
  return { verdict, isClosed: saying.every(({ window }) => window.status === "closed") };
}

/** A talk that stands at one question, with nothing but the answers so far. */
function talkOf({ content, lang, today }: FormGround, { facts, fact }: { facts: Facts; fact?: string }): Talk {
  return {
    content,
    sources: { now: `${today}T00:00:00.000Z`, today, complaintId: nothing, caseNumber: nothing, receiptCode: nothing },
    session: {
      format: 1,
      lang,
      frames: [{ conversation: "menu", answers: {} }],
      facts: { ...facts },
      drafts: {},
      prompt: 0,
      misses: 0,
      mode: fact === undefined ? { is: "answering" } : { is: "editing", fact },
      lastSeen: "",
    },
    effects: [],
  };
}

function nothing(): never {
  throw new Error("A form files no complaint");
}

interface Answered {
  question: FormQuestion;
  answer: FactAnswer | null;
}

function answerOf(talk: Talk, fact: string, all: Sent): Answered {
  const sent = Object.hasOwn(all, fact) ? all[fact] : undefined;
  const asked = questionOf(talk, fact);
  if (sent === undefined || sent === "") return { question: asked, answer: null };
  if (typeof sent !== "string")
    return { question: { ...asked, sent, mistake: text(talk, "interface:form.twoAnswers") }, answer: null };
  const reading = readSent(talk, asked, sent);
  const question = { ...asked, sent };
  if (reading.ok)
    return { question: { ...question, understood: describeFact(talk, fact, reading.value) }, answer: reading.value };
  const readings = (reading.options ?? []).flatMap((option) =>
    "unknown" in option ? [] : factChoice(talk, fact, option.value),
  );
  const mistake = readings.length > 0 ? whichOf(talk, readings) : mistakeOf(talk, asked, reading.reason);
  return { question: { ...question, readings, mistake }, answer: null };
}

function questionOf(talk: Talk, fact: string): FormQuestion {
  const asked = openQuestion(talk, whereabouts(talk));
  if (!asked) throw new Error(`The fact "${fact}" has no question`);
  const key = `facts:${fact}`;
  return {
    ...asked,
    fact,
    short: text(talk, `${key}.short`),
    ...(hasText(talk, `${key}.help`) ? { help: text(talk, `${key}.help`) } : {}),
    ...(hasText(talk, `${key}.example`) ? { example: text(talk, `${key}.example`) } : {}),
    readings: [],
  };
}

/** A choice of the form comes by its id; everything else was typed. */
function readSent(talk: Talk, { fact, choices }: FormQuestion, sent: string): Reading<FactAnswer> {
  const isChoice = choices.some(({ id }) => id === sent);
  return readFactAnswer(talk, fact, isChoice ? { kind: "press", prompt: 0, id: sent } : { kind: "text", text: sent });
}

/** Asks which of several readings is meant, or whether the only one is. */
function whichOf(talk: Talk, [first, ...others]: readonly Choice[]): string {
  return others.length === 0 && first
    ? text(talk, "interface:choosing.one", { reading: first.label })
    : text(talk, "interface:choosing.ask");
}

/** What was wrong; an example of what is right stands beside the field already. */
function mistakeOf(talk: Talk, { fact, expects }: FormQuestion, reason: Unread): string {
  if (reason === "too-small" || reason === "too-large") {
    const own = `facts:${fact}.${reason}`;
    return text(talk, hasText(talk, own) ? own : `interface:retry.${reason}`);
  }
  return text(talk, expects === "choice" ? "interface:form.chooseOne" : `interface:retry.${expects}`);
}

/** Choices of a question that can be typed into: the ones that stand beside the field. */
export function besideField({ expects, choices }: Pick<FormQuestion, "expects" | "choices">): Choice[] {
  return expects === "choice" ? [] : choices.filter(({ id }) => id === NONE || id === UNKNOWN);
}
