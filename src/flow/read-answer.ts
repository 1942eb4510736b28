/** Reads what a person typed or pressed as the answer to the open question. */
import type { FactAnswer, FactDefinition } from "../rules/fact.ts";
import { fold, foldLabel } from "../search/fold.ts";
import { DONE, NONE, openChoices, openKey, SAME_DAY, sameDay, UNKNOWN } from "./ask-question.ts";
import type { AskStep } from "./conversation.ts";
import type { Input } from "./input.ts";
import type { Choice } from "./message.ts";
import { CODE_TAIL, OWN_CASE } from "./own-cases.ts";
import { asksSomething } from "./read/asks.ts";
import { namedChoices, readChoice } from "./read/read-choice.ts";
import { readChoices } from "./read/read-choices.ts";
import { readDate } from "./read/read-date.ts";
import { readDays } from "./read/read-days.ts";
import { readMoney } from "./read/read-money.ts";
import { readMonths } from "./read/read-months.ts";
import { readNumber } from "./read/read-number.ts";
import { readPhone } from "./read/read-phone.ts";
import { readPlace } from "./read/read-place.ts";
import { readUnknown } from "./read/read-unknown.ts";
import type { Reading } from "./read/reading.ts";
import { noWords, yesWords } from "./read/yes-no.ts";
import { plainCode, readReceiptCode } from "./receipt-code.ts";
import type { Answer } from "./session.ts";
import { front, hasText, type Talk, text } from "./talk.ts";

/** Longest short text (a name, an address), in characters. */
const TEXT_AT_MOST = 200;

/** Ids of buttons that agree to what was asked. */
const MEANS_YES = new Set(["yes", "send", "resume", "complaint-from-text", "pass-on", "helped"]);

/** Ids of buttons that deny it. */
const MEANS_NO = new Set(["no", "leave-it"]);

const UNREADABLE = { ok: false, reason: "unreadable" } as const;

/** Reads an answer to a step that asks. Stories and files are collected elsewhere, see story.ts. */
export function readStepAnswer(talk: Talk, definition: AskStep, input: Input): Reading<Answer> {
  if (input.kind === "ticks") return ticked(definition, input.ids);
  if (input.kind === "press") return pressed(talk, definition, input.id);
  if (input.kind !== "text") return UNREADABLE;
  const button = readButton(talk, input.text, definition.ask);
  if (button.ok) return pressed(talk, definition, button.value);
  // Whoever went back from a story to a name still says that they are done.
  if (isShortText(definition.ask) && saysDone(talk, input.text)) return UNREADABLE;
  if (definition.ask !== "choice") return typed(talk, definition, input.text);
  return map(button, (id): Answer => ({ kind: "choice", id }));
}

/**
 * A typed text as one of the buttons shown. Where the answer is chosen, its number, a part of its words and small slips
 * count. Where the answer itself is a text or a number, only the button's own words do: "một" or "phần một" in a story
 * must not press the first button. A digit alone is no day and no code, so that it is a button's number there too.
 */
function readButton(talk: Talk, words: string, asked: AskStep["ask"] | FactDefinition["type"]): Reading<string> {
  const buttons = openChoices(talk);
  if (isChosen(asked)) return buttons.length === 0 ? UNREADABLE : readChoice(words, inWords(talk, buttons));
  const takesDigit = asked === "date" || asked === "code";
  const numbered = takesDigit && /^\s*\d\s*$/.test(words) ? buttons[Number(words) - 1] : undefined;
  if (numbered) return { ok: true, value: numbered.id };
  const typedWords = fold(words);
  const said = buttons.find((button) => isSaid(typedWords, buttonWords(talk, button)));
  return said && typedWords !== "" ? { ok: true, value: said.id } : UNREADABLE;
}

/** The words of the button that ends a story, where it is not shown. */
function saysDone(talk: Talk, words: string): boolean {
  return buttonWords(talk, { id: DONE, label: text(talk, "interface:done") }).includes(fold(words));
}

function isShortText(asked: AskStep["ask"]): boolean {
  return asked === "text" || asked === "employer";
}

function isChosen(asked: AskStep["ask"] | FactDefinition["type"]): boolean {
  return asked === "choice" || asked === "yes-no";
}

/** The answers one can choose from, without “I do not know”, with every way to say them. */
function answers(talk: Talk): (Choice & { also?: string[] })[] {
  return inWords(
    talk,
    openChoices(talk).filter(({ id }) => id !== UNKNOWN),
  );
}

/** Buttons of the open question with every way to say them: the usual ones, and those their own words name. */
function inWords(talk: Talk, buttons: readonly Choice[]): SpokenChoice[] {
  const open = openKey(talk);
  return buttons.map((button) => new SpokenChoice(talk, button, open));
}

/** A button whose ways to say it are looked up when they are asked for: most people type its number. */
class SpokenChoice implements Choice {
  readonly id: string;
  readonly label: string;

  constructor(
    private readonly talk: Talk,
    private readonly button: Choice,
    private readonly open: string | null,
  ) {
    this.id = button.id;
    this.label = button.label;
  }

  get also(): string[] {
    return waysToSay(this.talk, this.button, `${this.open}.words.${this.id}`);
  }
}

function waysToSay(talk: Talk, button: Choice, key: string): string[] {
  const { also = [] } = withSynonyms(button);
  return hasText(talk, key) ? [...also, ...text(talk, key).split(",")] : also;
}

function buttonWords(talk: Talk, button: Choice): string[] {
  const key = `interface:buttonWords.${button.id}`;
  return [button.label, ...(hasText(talk, key) ? text(talk, key).split(",") : [])].map(foldLabel);
}

/** The words of a button, or two or more of them in a row. */
function isSaid(typedWords: string, labels: string[]): boolean {
  const several = typedWords.includes(" ");
  return labels.some((label) => label === typedWords || (several && ` ${label} `.includes(` ${typedWords} `)));
}

/** A button with the other words for it: yes and no are said in many ways. */
export function withSynonyms(button: Choice): Choice & { also?: string[] } {
  if (MEANS_YES.has(button.id)) return { ...button, also: [...yesWords] };
  return MEANS_NO.has(button.id) ? { ...button, also: [...noWords] } : button;
}

function pressed(talk: Talk, definition: AskStep, id: string): Reading<Answer> {
  const { ask, options = [], optional } = definition;
  if (optional && id === "skip") return { ok: true, value: { kind: "skipped" } };
  if (ask === "choice") return options.includes(id) ? { ok: true, value: { kind: "choice", id } } : UNREADABLE;
  if (ask === "choices") return ticked(definition, [id]);
  if (ask === "code" && id.startsWith(OWN_CASE) && talk.session.cases?.some((one) => id === `${OWN_CASE}${one.number}`))
    return { ok: true, value: { kind: "text", text: id } };
  if (ask === "place")
    return talk.content.places.some((place) => place.id === id)
      ? { ok: true, value: { kind: "place", id } }
      : UNREADABLE;
  // A button that stands for a reading, such as a day, carries what a person could have typed.
  return ["date", "number", "money", "months"].includes(ask) ? typed(talk, definition, id) : UNREADABLE;
}

function ticked(definition: AskStep, ids: string[]): Reading<Answer> {
  const known = ids.filter((id) => definition.options?.includes(id));
  if (definition.ask !== "choices" || known.length === 0) return UNREADABLE;
  return { ok: true, value: { kind: "choices", ids: known } };
}

function typed(talk: Talk, definition: AskStep, words: string): Reading<Answer> {
  const limits = { min: definition.min, max: definition.max };
  const number = (value: number): Answer => ({ kind: "number", value });
  switch (definition.ask) {
    case "choices":
      return map(readChoices(words, openChoices(talk)), (ids): Answer => ({ kind: "choices", ids }));
    case "number":
      return map(readNumber(words, limits), number);
    case "money":
      return map(readMoney(words, limits), number);
    case "months":
      return map(readMonths(words, limits), number);
    case "date":
      return map(readDate(words, { today: talk.sources.today }), (day): Answer => ({ kind: "date", day }));
    case "phone":
      return map(readPhone(words), (phone): Answer => ({ kind: "phone", number: phone }));
    case "place":
      return map(readPlace(words, talk.content.places), (id): Answer => ({ kind: "place", id }));
    case "code":
      return readCode(words);
    case "code-tail":
      return readCodeTail(talk, words);
    case "employer":
    case "text":
      return readText(words, definition["at-most"] ?? TEXT_AT_MOST);
    default:
      return UNREADABLE;
  }
}

function readText(words: string, atMost: number): Reading<Answer> {
  const clean = words.trim();
  if (clean === "") return { ok: false, reason: "empty" };
  return clean.length > atMost
    ? { ok: false, reason: "too-large" }
    : { ok: true, value: { kind: "text", text: clean } };
}

function readCode(words: string): Reading<Answer> {
  const read = readReceiptCode(words);
  return read.ok ? { ok: true, value: { kind: "text", text: read.code } } : UNREADABLE;
}

/** The last group of the code that was just given, or the whole code: typed back, it is on paper. */
function readCodeTail(talk: Talk, words: string): Reading<Answer> {
  const typedBack = plainCode(words);
  const tails = Object.values(front(talk).answers).flatMap(tailOf);
  return typedBack.length >= CODE_TAIL && tails.some((tail) => typedBack.endsWith(tail))
    ? { ok: true, value: { kind: "done" } }
    : UNREADABLE;
}

function tailOf(answer: Answer): string[] {
  const value = answer.kind === "done" ? answer.value : null;
  const tail = typeof value === "object" && value !== null && "tail" in value ? value.tail : null;
  return typeof tail === "string" ? [tail] : [];
}

/** Changes the value of a reading that succeeded, and the options of one that did not. */
function map<A, B>(reading: Reading<A>, change: (value: A) => B): Reading<B> {
  if (reading.ok) return { ok: true, value: change(reading.value) };
  return { ok: false, reason: reading.reason, options: reading.options?.map(change) };
}

/** Reads an answer to a fact of an entitlement check. */
export function readFactAnswer(talk: Talk, name: string, input: Input): Reading<FactAnswer> {
  const definition = talk.content.facts.get(name);
  if (!definition) return UNREADABLE;
  if (input.kind === "press") return pressedFact(talk, definition, input.id);
  if (input.kind !== "text") return UNREADABLE;
  if (readUnknown(input.text)) return { ok: true, value: { unknown: true } };
  const button = readButton(talk, input.text, definition.type);
  if (button.ok) return pressedFact(talk, definition, button.value);
  if (!isChosen(definition.type))
    return saysNone(talk, definition, input.text) ? NONE_ANSWER : typedFact(talk, definition, input.text);
  const named = button.reason === "unreadable" ? namedChoices(input.text, answers(talk)) : null;
  return map(named ?? button, (id) => chosenValue(definition, id));
}

const NONE_ANSWER: Reading<FactAnswer> = { ok: true, value: { value: NONE } };

/** Most words of a sentence that says that there is no such day. */
const NONE_AT_MOST = 12;

/** "đã bảo chưa nộp gì cả" where "Tôi chưa nộp" is one of the buttons: its words without the first stand in it. */
function saysNone(talk: Talk, definition: FactDefinition, words: string): boolean {
  const typedWords = fold(words);
  // "chưa nộp thì sao" asks.
  if (!definition.none || /\d| thi /.test(typedWords) || asksSomething(words)) return false;
  const label = openChoices(talk).find(({ id }) => id === NONE)?.label ?? "";
  const denial = foldLabel(label).split(" ").slice(1).join(" ");
  return denial !== "" && typedWords.split(" ").length <= NONE_AT_MOST && ` ${typedWords} `.includes(` ${denial} `);
}

function chosenValue(definition: FactDefinition, id: string): FactAnswer {
  return { value: definition.type === "yes-no" ? id === "yes" : id };
}

function pressedFact(talk: Talk, definition: FactDefinition, id: string): Reading<FactAnswer> {
  if (id === UNKNOWN) return { ok: true, value: { unknown: true } };
  const same = id === SAME_DAY ? sameDay(talk, definition) : null;
  if (same !== null) return { ok: true, value: { value: same } };
  if (id === NONE && definition.none) return { ok: true, value: { value: NONE } };
  const choices = definition.type === "yes-no" ? ["yes", "no"] : (definition.options ?? []);
  if (choices.includes(id)) return { ok: true, value: chosenValue(definition, id) };
  return choices.length > 0 ? UNREADABLE : typedFact(talk, definition, id);
}

function typedFact(talk: Talk, definition: FactDefinition, words: string): Reading<FactAnswer> {
  const limits = { min: definition.min, max: definition.max };
  const toValue = (value: string | number): FactAnswer => ({ value });
  switch (definition.type) {
    case "number":
      return map(readNumber(words, { ...limits, integer: true }), toValue);
    case "days":
      return map(readDays(words, limits), toValue);
    case "money":
      return map(readMoney(words, limits), toValue);
    case "months":
      return map(readMonths(words, limits), toValue);
    case "date": {
      const { earliest, latest, year, month } = definition;
      return map(readDate(words, { today: talk.sources.today, earliest, latest, year, month }), toValue);
    }
    default:
      return UNREADABLE;
  }
}

/** Whether the person ended a story or the sending of files. */
export function saidDone(talk: Talk, input: Input): boolean {
  if (input.kind === "press") return input.id === DONE;
  if (input.kind !== "text") return false;
  const read = readButton(talk, input.text, "story");
  return read.ok && read.value === DONE;
}
