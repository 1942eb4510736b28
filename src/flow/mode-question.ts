/** The questions of the engine itself: which answer to change, keep the draft or not, a way out, and their kind. */
import { editableAnswers } from "./edit-answer.ts";
import type { Asked, Choice } from "./message.ts";
import { type Talk, text, whereabouts } from "./talk.ts";

/** The engine's own open question, or null while the conversation asks. */
export function modeQuestion(talk: Talk): Asked | null {
  const { mode } = talk.session;
  switch (mode.is) {
    case "picking-edit":
      return {
        text: text(talk, "interface:edit.which"),
        expects: "choice",
        choices: editableAnswers(talk, whereabouts(talk)),
      };
    case "leaving":
      return choosing(talk, "leaving", ["keep", "discard", "stay"]);
    case "resuming":
      return choosing(talk, "resuming", ["resume", "anew"]);
    case "stuck":
      return choosing(talk, "stuck", ["again", "officer", "menu"]);
    case "offering":
      return choosing(talk, "offering", ["complaint-from-text", "no"]);
    case "choosing":
      return {
        text: text(talk, "interface:choosing.ask"),
        expects: "choice",
        choices: [...mode.options, otherReading(talk)],
      };
    case "answering":
    case "editing":
      return null;
  }
}

function choosing(talk: Talk, key: string, ids: string[]): Asked {
  const choices = ids.map((id) => ({ id, label: text(talk, `interface:${key}.${id}`) }));
  return { text: text(talk, `interface:${key}.ask`), expects: "choice", choices };
}

/** Id of the button that says that none of the offered readings was meant. */
export const OTHER_READING = "other-reading";

function otherReading(talk: Talk): Choice {
  return { id: OTHER_READING, label: text(talk, "interface:choosing.other") };
}
