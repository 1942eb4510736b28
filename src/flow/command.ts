/** Commands that work at any point of a talk: back, change an answer, cancel, start again, help, language. */

import { fold } from "../search/fold.ts";
import { advance, type LookUp, shownSoFar } from "./advance.ts";
import { ask, openChoices } from "./ask-question.ts";
import { takesAnyWords } from "./conversation.ts";
import { withdrawAlarms } from "./danger.ts";
import { bringUpDraft, discardDraft, hasDraftToDiscard } from "./discard-draft.ts";
import { editableAnswers, takeBack } from "./edit-answer.ts";
import type { FlowContent } from "./flow-content.ts";
import type { Input } from "./input.ts";
import { modeQuestion } from "./mode-question.ts";
import { hasDraft, leaveAll } from "./open-conversation.ts";
import { phraseOf, withoutCourtesy } from "./read/phrase.ts";
import { withSynonyms } from "./read-answer.ts";
import { frontConversation, hasText, sayText, type Talk, whereabouts } from "./talk.ts";

/** All commands; each has its words, comma-separated, under interface:commandWords.<name>. */
export const commandNames = [
  "back",
  "edit",
  "cancel",
  "discard",
  "restart",
  "help",
  "topics",
  "greet",
  "thanks",
  "no-alarm",
] as const;
/** A command a person can give at any time, without the prefix its buttons have. */
export type CommandName = (typeof commandNames)[number] | `language-${string}`;

/** The command an input is, or null. Text counts only when it is nothing but a command's word. */
export function commandOf(talk: Talk, input: Input): CommandName | null {
  const command = commandIn(talk, input);
  // "Xóa" is an answer too, where somebody is asked whether to erase their name.
  return command === "discard" && !hasDraftToDiscard(talk) ? null : command;
}

function commandIn(talk: Talk, input: Input): CommandName | null {
  const known = commandsOf(talk.content);
  if (input.kind === "command") return known.find((name) => input.id === name) ?? null;
  if (input.kind === "press") return known.find((name) => input.id === `command:${name}`) ?? null;
  if (input.kind !== "text" || input.text.length > 40) return null;
  const said = input.text.replace(/^\//, "");
  const folded = fold(said);
  const words = folded === "" ? undefined : commandWords(talk.content).get(folded);
  // A number is no word; it is what people type most.
  if (!words) return /^\d*$/.test(folded) ? null : saidPolitely(talk, said);
  const written = said.trim().toLowerCase();
  if (!words.some(({ word }) => word === written) && isAnswerHere(talk, folded)) return null;
  const strict = asksForName(talk);
  const meant = words.find(
    ({ word, asWritten }) => word === written || (!asWritten && (!strict || word.includes(" "))),
  );
  return meant?.name ?? null;
}

/** These come with words of politeness around them: "dạ em cảm ơn anh chị nhiều ạ", "xóa đi giúp em"; one word may be a name. */
function saidPolitely(talk: Talk, said: string): CommandName | null {
  const { folded } = withoutCourtesy(phraseOf(said));
  const words = commandWords(talk.content).get(folded) ?? [];
  return words.find(({ name, word }) => name === "thanks" || (name === "discard" && word.includes(" ")))?.name ?? null;
}

/** A word for a command. */
interface CommandWord {
  name: CommandName;
  word: string;
  /** Written "=dừng" in the file: counts only with its marks, because without them it may be another word. */
  asWritten: boolean;
}

const wordsOf = new WeakMap<FlowContent, ReadonlyMap<string, CommandWord[]>>();

/** The words for commands in all languages, by the word as it is folded; marks count where the file says so. */
function commandWords(content: FlowContent): ReadonlyMap<string, CommandWord[]> {
  const known = wordsOf.get(content);
  if (known) return known;
  const words = new Map<string, CommandWord[]>();
  for (const name of commandsOf(content)) {
    for (const lang of content.languages) {
      const key = `interface:commandWords.${name}`;
      const written = content.hasWords(lang, key) ? content.words(lang, key).split(",") : [];
      for (const one of written.map((way) => way.trim())) {
        const command = { name, word: one.replace(/^=/, ""), asWritten: one.startsWith("=") };
        words.set(fold(command.word), [...(words.get(fold(command.word)) ?? []), command]);
      }
    }
  }
  wordsOf.set(content, words);
  return words;
}

function commandsOf(content: FlowContent): CommandName[] {
  return [...commandNames, ...content.languages.map((lang): CommandName => `language-${lang}`)];
}

/** Without its marks "dừng" (stop) may be "đúng" (right): where the open question has a button that is said so, it is that. */
function isAnswerHere(talk: Talk, folded: string): boolean {
  const buttons = modeQuestion(talk)?.choices ?? openChoices(talk);
  return buttons.map(withSynonyms).some(({ label, also = [] }) => [label, ...also].some((way) => fold(way) === folded));
}

/** Where a name or another short text is asked, "Huy" is a name and not "hủy" (cancel). */
function asksForName(talk: Talk): boolean {
  const { open } = whereabouts(talk);
  const editing = talk.session.mode.is === "editing" ? talk.session.mode.step : undefined;
  const definition = editing
    ? frontConversation(talk)?.steps[editing]
    : open.is === "ask"
      ? open.definition
      : undefined;
  return definition !== undefined && "ask" in definition && takesAnyWords(definition);
}

/** Does what a command says. */
export function obey(talk: Talk, command: CommandName): LookUp | null {
  talk.session.misses = 0;
  if (command.startsWith("language-")) {
    talk.session.lang = command.slice("language-".length);
    sayText(talk, "interface:languageSwitched");
    ask(talk);
    return null;
  }
  switch (command) {
    case "back":
      return goBack(talk);
    case "edit":
      return pickEdit(talk);
    case "cancel":
    case "restart":
      return goAway(talk);
    case "discard":
      return discard(talk);
    case "topics":
      return browse(talk);
    case "no-alarm":
      withdrawAlarms(talk);
      ask(talk);
      return null;
    case "greet":
      return greetBack(talk);
    case "thanks":
      sayText(talk, "interface:welcome");
      ask(talk);
      return null;
    default:
      sayText(talk, helpKey(talk));
      ask(talk);
      return null;
  }
}

/** Who has just been greeted as somebody new is not greeted twice. */
function greetBack(talk: Talk): null {
  if (talk.effects.length === 0) sayText(talk, "interface:hello");
  ask(talk);
  return null;
}

/** Help on the open question where there is some, else on talking to the assistant. */
function helpKey(talk: Talk): string {
  const { open } = whereabouts(talk);
  const own = open.is === "fact" ? `facts:${open.fact}.help` : "";
  return own && hasText(talk, own) ? own : "interface:help";
}

function goBack(talk: Talk): LookUp | null {
  if (talk.session.mode.is === "resuming") return goAway(talk);
  if (talk.session.mode.is !== "answering") {
    talk.session.mode = { is: "answering" };
    return advance(talk, shownSoFar(talk));
  }
  const before = shownSoFar(talk);
  const given = takeBack(talk, whereabouts(talk));
  if (given === null && talk.session.frames.length > 1) return goAway(talk);
  if (given === null) sayText(talk, "interface:nothingBefore");
  else if (given !== "") sayText(talk, "interface:tookBack", { answer: given });
  return advance(talk, new Set([...before, ...shownSoFar(talk)]));
}

function pickEdit(talk: Talk): LookUp | null {
  talk.session.mode = { is: "answering" };
  if (editableAnswers(talk, whereabouts(talk)).length === 0) sayText(talk, "interface:edit.nothing");
  else talk.session.mode = { is: "picking-edit" };
  ask(talk);
  return null;
}

/** Shows the areas of questions, over whatever is open; "back" leads back to it. */
function browse(talk: Talk): null {
  talk.session.mode = { is: "browsing" };
  ask(talk);
  return null;
}

function goAway(talk: Talk): LookUp | null {
  if (talk.session.frames.length > 1 && hasDraft(talk) && talk.session.mode.is !== "leaving") {
    talk.session.mode = { is: "leaving" };
    ask(talk);
    return null;
  }
  leaveAll(talk);
  return advance(talk, shownSoFar(talk));
}

/** Throws the draft away once the person was asked whether to keep it. */
function discard(talk: Talk): LookUp | null {
  if (talk.session.mode.is === "leaving") {
    discardDraft(talk);
    return advance(talk, shownSoFar(talk));
  }
  bringUpDraft(talk);
  talk.session.mode = { is: "leaving" };
  ask(talk);
  return null;
}
