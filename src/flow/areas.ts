/** The areas of questions, for those who do not type a question. */
import { ask } from "./ask-question.ts";
import { toldBefore } from "./digression.ts";
import { readChoice } from "./read/read-choice.ts";
import type { Talk } from "./talk.ts";
import { AREA, areaChoices } from "./topic-choices.ts";

/** Most words of a bare subject, as "tiền lương" is one. */
const SUBJECT_AT_MOST = 4;

/** Shows the questions of the area that a bare subject names ("lương"), or the areas when several have it. False for none. */
export function showAreaOf(talk: Talk, words: string): boolean {
  if (words.trim().split(/\s+/).length > SUBJECT_AT_MOST) return false;
  const named = readChoice(words, areaChoices(talk));
  if (!named.ok && named.reason !== "ambiguous") return false;
  const area = named.ok ? { area: named.value.slice(AREA.length) } : {};
  talk.session.mode = { is: "browsing", ...area, ...toldBefore(talk) };
  ask(talk);
  return true;
}
