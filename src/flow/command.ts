/** Commands that work at any point of a talk: back, change an answer, cancel, start again, help, language. */

import { fold } from "../search/fold.ts";
import { advance, type LookUp, shownSoFar } from "./advance.ts";
import { ask } from "./ask-question.ts";
import { editableAnswers, takeBack } from "./edit-answer.ts";
import type { Input } from "./input.ts";
import { hasDraft, leave } from "./open-conversation.ts";
import { frontConversation, hasText, sayText, type Talk, whereabouts } from "./talk.ts";

/** All commands; each has its words, comma-separated, under interface:commandWords.<name>. */
export const commandNames = ["back", "edit", "cancel", "restart", "help"] as const;
/** A command a person can give at any time, without the prefix its buttons have. */
export type CommandName = (typeof commandNames)[number] | `language-${string}`;

/** The command an input is, or null. Text counts only when it is nothing but a command's word. */
export function commandOf(talk: Talk, input: Input): CommandName | null {
  const known: CommandName[] = [
    ...commandNames,
    ...talk.content.languages.map((lang): CommandName => `language-${lang}`),
  ];
  if (input.kind === "press") return known.find((name) => input.id === `command:${name}`) ?? null;
  if (input.kind !== "text" || input.text.length > 40) return null;
  const said = input.text.replace(/^\//, "");
  const strict = asksForName(talk);
  return (
    known.find((name) => talk.content.languages.some((lang) => isWordFor(talk, { lang, name, said, strict }))) ?? null
  );
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
  return definition !== undefined && "ask" in definition && definition.ask === "text";
}

interface SaidCommand {
  lang: string;
  name: CommandName;
  said: string;
  strict: boolean;
}

/** Marks do not count, but where a text is asked a single word must be written with its own. */
function isWordFor(talk: Talk, { lang, name, said, strict }: SaidCommand): boolean {
  const key = `interface:commandWords.${name}`;
  if (!talk.content.hasWords(lang, key) || fold(said) === "") return false;
  const words = talk.content
    .words(lang, key)
    .split(",")
    .map((word) => word.trim());
  return words.some((word) => {
    const exact = strict && !word.includes(" ");
    return exact ? word === said.trim().toLowerCase() : fold(word) === fold(said);
  });
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
    default:
      sayText(talk, helpKey(talk));
      ask(talk);
      return null;
  }
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
  if (!takeBack(talk, whereabouts(talk))) {
    if (talk.session.frames.length > 1) return goAway(talk);
    sayText(talk, "interface:nothingBefore");
  }
  return advance(talk, new Set([...before, ...shownSoFar(talk)]));
}

function pickEdit(talk: Talk): LookUp | null {
  talk.session.mode = { is: "answering" };
  if (editableAnswers(talk, whereabouts(talk)).length === 0) sayText(talk, "interface:edit.nothing");
  else talk.session.mode = { is: "picking-edit" };
  ask(talk);
  return null;
}

function goAway(talk: Talk): LookUp | null {
  if (talk.session.frames.length > 1 && hasDraft(talk) && talk.session.mode.is !== "leaving") {
    talk.session.mode = { is: "leaving" };
    ask(talk);
    return null;
  }
  leaveAll(talk, true);
  return advance(talk, shownSoFar(talk));
}

/** Leaves everything down to the menu, keeping or dropping the draft in front. */
export function leaveAll(talk: Talk, keep: boolean): void {
  const draft = keep && hasDraft(talk);
  leave(talk, draft);
  while (talk.session.frames.length > 1) leave(talk, hasDraft(talk));
  sayText(talk, draft ? "interface:leaving.kept" : "interface:atMenu");
}
