/** Answers to the engine's own questions. */
import { withoutPersonalData } from "../search/without-personal-data.ts";
import { advance, type LookUp, shownSoFar } from "./advance.ts";
import { answerInput, isAnswer, miss, openOutcome, takeReading } from "./answer-input.ts";
import { ask } from "./ask-question.ts";
import { answerTopic, isStoryLong, markRated, note, offersAgain, toldBefore } from "./digression.ts";
import { discardDraft } from "./discard-draft.ts";
import { passOn } from "./file-case.ts";
import { isFiling, keepTold, tell, wishesToFile } from "./filing-wish.ts";
import type { Input } from "./input.ts";
import type { Choice } from "./message.ts";
import { modeQuestion, OTHER_READING } from "./mode-question.ts";
import { chosenEmployer } from "./name-employer.ts";
import { leaveAll, openConversation, resumeDraft } from "./open-conversation.ts";
import { OWN_CASE } from "./own-cases.ts";
import { agrees } from "./read/agrees.ts";
import { asksSomething } from "./read/asks.ts";
import { readChoice } from "./read/read-choice.ts";
import type { Reading } from "./read/reading.ts";
import { noWords } from "./read/yes-no.ts";
import { withSynonyms } from "./read-answer.ts";
import type { Mode } from "./session.ts";
import { keepForStories } from "./story.ts";
import { front, say, type Talk, text } from "./talk.ts";
import { ACTION, AREA, OFFICER, TOPIC } from "./topic-choices.ts";
import { openByCode } from "./typed-code.ts";

type Offering = Extract<Mode, { is: "offering" }>;

/** Modes that are over when the person says something else than they ask. */
const PASSING: ReadonlySet<string> = new Set(["choosing", "stuck", "after-answer", "browsing", "unanswered"]);

/** Takes the answer to the engine's own open question; what is no such answer goes to the conversation itself. */
export function answerMode(talk: Talk, input: Input): LookUp | null {
  const asked = modeQuestion(talk);
  if (!asked) return answerInput(talk, input);
  talk.told = toldIn(talk.session.mode);
  const wish = input.kind === "text" ? sayWish(talk, input) : undefined;
  if (wish !== undefined) return wish;
  const reading = readAnswer(talk, input, asked.choices);
  if (reading?.ok) return chosen(talk, reading.value);
  const { mode } = talk.session;
  if (PASSING.has(mode.is)) return saidElse(talk, mode, input);
  return mode.is === "offering" ? overOffer(talk, mode, input) : miss(talk);
}

/** What was told as the beginning of a complaint and is neither sent nor thrown away. */
function toldIn(mode: Mode): string | undefined {
  if (mode.is === "offering") return mode.text;
  return "told" in mode ? mode.told : undefined;
}

/** Something else is said than what a mode asks, which is passed over. */
function saidElse(talk: Talk, mode: Mode, input: Input): LookUp | null {
  if (mode.is === "after-answer") talk.askedAfterAnswer = mode;
  talk.session.mode = "editing" in mode && mode.editing ? mode.editing : { is: "answering" };
  return answerInput(talk, input);
}

/** Whether to send what was told is asked, and something else is said: more of it, an answer to the open question, or a question. */
function overOffer(talk: Talk, mode: Offering, input: Input): LookUp | null {
  if (input.kind === "text" && isStoryLong(input.text)) {
    talk.session.mode = addedTo(mode, input.text);
    return again(talk);
  }
  const answers = isAnswer(talk, input);
  if (!answers && !(input.kind === "text" && asksSomething(input.text))) return miss(talk);
  if (answers && talk.session.frames.length > 1) keepTold(talk);
  return saidElse(talk, mode, input);
}

/** Hears a wish to file something before anything else. Undefined where nothing is said of one. */
function sayWish(talk: Talk, input: Extract<Input, { kind: "text" }>): LookUp | null | undefined {
  const { mode } = talk.session;
  if (mode.is === "offering" && mode.topics) return answerWish(talk, mode, input);
  if (!PASSING.has(mode.is) || isFiling(talk) || !wishesToFile(talk, input.text)) return undefined;
  return saidElse(talk, mode, input);
}

/** Whether to file was asked, and is not answered by a button: the wish is said again, more is told, or a question is asked first. */
function answerWish(talk: Talk, mode: Offering, input: Extract<Input, { kind: "text" }>): LookUp | null | undefined {
  // Its words may name one of the buttons too: "có bị lộ tên không?".
  if (asksSomething(input.text)) return saidElse(talk, mode, input);
  const tells = isStoryLong(input.text);
  if (tells) talk.session.mode = addedTo(mode, input.text);
  if (wishesToFile(talk, input.text)) return chosen(talk, "complaint-from-text");
  return tells ? again(talk) : undefined;
}

/** More of what happened, told before it is said whether it is to be sent. */
function addedTo(mode: Offering, words: string): Mode {
  return { ...mode, text: `${mode.text}\n${words}` };
}

function readAnswer({ session }: Talk, input: Input, choices: Choice[]): Reading<string> | null {
  if (input.kind === "press") return pressed(choices, input.id);
  return input.kind === "text" ? readMode(session.mode, input.text, choices) : null;
}

/** One of the buttons in words; a single reading is agreed to, named again, or denied. */
function readMode(mode: Mode, words: string, choices: Choice[]): Reading<string> {
  if (mode.is === "unanswered" && agrees(words)) return { ok: true, value: "pass-on" };
  const [one, another] = mode.is === "choosing" ? mode.options : [];
  if (one === undefined || another !== undefined) return readChoice(words, choices.map(withSynonyms));
  if (agrees(words)) return { ok: true, value: one.id };
  return readChoice(words, [one, ...choices.slice(1).map((denial) => ({ ...denial, also: [...noWords] }))]);
}

function pressed(choices: { id: string }[], id: string): { ok: true; value: string } | null {
  return choices.some((choice) => choice.id === id) ? { ok: true, value: id } : null;
}

function chosen(talk: Talk, id: string): LookUp | null {
  const { mode } = talk.session;
  talk.session.misses = 0;
  switch (mode.is) {
    case "picking-edit":
      return startEditing(talk, id);
    case "leaving":
      return chosenLeaving(talk, id);
    case "resuming":
      return chosenResuming(talk, mode.conversation, id);
    case "stuck":
      return chosenStuck(talk, id);
    case "offering":
      return chosenOffering(talk, mode, id);
    case "choosing":
      talk.session.mode = mode.editing ?? { is: "answering" };
      return mode.employer ? chosenEmployer(talk, mode.employer, id) : chosenReading(talk, id, mode.question);
    case "after-answer":
      return chosenAfterAnswer(talk, mode, id);
    case "browsing":
      return chosenBrowsing(talk, id);
    case "unanswered":
      talk.session.mode = mode.editing ?? { is: "answering" };
      if (id === "pass-on") passOn(talk, mode.text);
      return goBack(talk);
    default:
      return again(talk);
  }
}

function chosenAfterAnswer(
  talk: Talk,
  { topic, question }: Extract<Mode, { is: "after-answer" }>,
  id: string,
): LookUp | null {
  if (id === "helped" || id === "did-not-help") {
    markRated(talk, topic);
    note(talk, { outcome: id, topic, words: question === undefined ? topic : withoutPersonalData(question) });
    if (id === "did-not-help" && question !== undefined)
      talk.session.mode = { is: "unanswered", text: question, ...toldBefore(talk) };
    else offersAgain(talk);
    say(talk, { kind: "text", text: text(talk, `interface:afterAnswer.thanks.${id}`) });
    return again(talk);
  }
  talk.session.mode = { is: "answering" };
  if (id.startsWith(TOPIC)) return answered(talk, id);
  if (id.startsWith(ACTION)) return takeAction(talk, id.slice(ACTION.length), talk.told ?? question);
  keepTold(talk);
  return again(talk);
}

function takeAction(talk: Talk, action: string, question = ""): LookUp | null {
  // What was told with the question is not told twice.
  const told = isStoryLong(question) ? question : undefined;
  if (action === OFFICER) return askOfficer(talk, told);
  return action === "complaint" && told !== undefined ? complainWith(talk, told) : openOutcome(talk, action);
}

/** A question for an officer, told in own words. */
function askOfficer(talk: Talk, told?: string): LookUp | null {
  openConversation(talk, "complaint", { with: { kind: "enquiry" } });
  if (told !== undefined) tell(talk, told);
  return advance(talk, new Set());
}

function chosenBrowsing(talk: Talk, id: string): LookUp | null {
  if (id === `${ACTION}${OFFICER}`) {
    if (talk.session.frames.length > 1) leaveAll(talk);
    return takeAction(talk, OFFICER, talk.told);
  }
  const area = id.startsWith(AREA) ? id.slice(AREA.length) : undefined;
  talk.session.mode = area === undefined ? { is: "answering" } : { is: "browsing", area, ...toldBefore(talk) };
  return id.startsWith(TOPIC) ? answered(talk, id) : again(talk);
}

function answered(talk: Talk, id: string, question?: string): null {
  if (!answerTopic(talk, id.slice(TOPIC.length), question)) again(talk);
  return null;
}

function chosenReading(talk: Talk, id: string, question?: string): LookUp | null {
  if (id === OTHER_READING) return goBack(talk);
  return id.startsWith(TOPIC) ? answered(talk, id, question) : takeReading(talk, id);
}

/** What came between is over: what was told before it is offered again, or the open question is asked. */
function goBack(talk: Talk): null {
  offersAgain(talk);
  return again(talk);
}

function again(talk: Talk): null {
  ask(talk);
  return null;
}

function startEditing(talk: Talk, id: string): null {
  const [what, name = ""] = id.split(":");
  talk.session.mode = { is: "editing", ...(what === "fact" ? { fact: name } : { step: name }) };
  if (what === "step") reopen(talk, name);
  return again(talk);
}

/** A story or a set of files is opened again for more; it is not thrown away. */
function reopen(talk: Talk, step: string): void {
  const answer = front(talk).answers[step];
  if (answer?.kind !== "story" && answer?.kind !== "files") return;
  front(talk).answers[step] = { ...answer, done: false };
  talk.session.mode = { is: "answering" };
}

function chosenLeaving(talk: Talk, id: string): LookUp | null {
  talk.session.mode = { is: "answering" };
  if (id === "stay") return again(talk);
  if (id === "discard") discardDraft(talk);
  else leaveAll(talk);
  return advance(talk, shownSoFar(talk));
}

function chosenResuming(talk: Talk, conversation: string, id: string): LookUp | null {
  talk.session.mode = { is: "answering" };
  if (id === "resume") resumeDraft(talk, conversation);
  else delete talk.session.drafts[conversation];
  return advance(talk, id === "resume" ? shownSoFar(talk) : new Set());
}

function chosenStuck(talk: Talk, id: string): LookUp | null {
  talk.session.mode = { is: "answering" };
  if (id === "again") return again(talk);
  leaveAll(talk);
  return id === "officer" ? askOfficer(talk) : advance(talk, shownSoFar(talk));
}

/** A long text typed at the menu becomes the beginning of a complaint, belongs to an own case, or is left alone. */
function chosenOffering(talk: Talk, { text: words, topics }: Offering, id: string): LookUp | null {
  talk.session.mode = { is: "answering" };
  if (id.startsWith(TOPIC)) return answered(talk, id, words);
  if (id === "no") {
    say(talk, { kind: "text", text: text(talk, "interface:offering.left") });
    return again(talk);
  }
  if (id.startsWith(OWN_CASE) && openByCode(talk, id)) {
    keepForStories(talk, { texts: [words], files: [] });
    return advance(talk, new Set());
  }
  // "Tôi muốn khiếu nại" tells nothing yet.
  return topics && !isStoryLong(words) ? complain(talk) : complainWith(talk, words);
}

function complain(talk: Talk): LookUp | null {
  openConversation(talk, "complaint");
  return advance(talk, new Set());
}

/** A complaint that begins with what was told already. */
function complainWith(talk: Talk, words: string): LookUp | null {
  openConversation(talk, "complaint");
  tell(talk, words);
  return advance(talk, new Set());
}
