/** The questions of the engine itself: which answer to change, keep the draft or not, a way out, and their kind. */
import { editableAnswers } from "./edit-answer.ts";
import type { Asked, Choice } from "./message.ts";
import { OWN_CASE } from "./own-cases.ts";
import type { Mode } from "./session.ts";
import { type Talk, text, whereabouts } from "./talk.ts";
import { ACTION, afterAnswerChoices, areaChoices, OFFICER, topicChoices } from "./topic-choices.ts";

/** Own cases to which a long text may be added. */
const OWN_CASES_OFFERED = 2;

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
      return offering(talk, mode);
    case "after-answer":
      return {
        text: text(talk, "interface:afterAnswer.ask"),
        expects: "choice",
        choices: afterAnswerChoices(talk, mode),
      };
    case "browsing":
      return browsing(talk, mode.area);
    case "unanswered":
      return choosing(talk, "unanswered", ["pass-on", "leave-it"]);
    case "choosing":
      return whichReading(talk, mode.options);
    case "answering":
    case "editing":
      return null;
  }
}

/** Whether a long text goes to an officer: to one of the newest own cases, or as a complaint. Of danger an officer was told. */
function offering(talk: Talk, { text: words, topics }: Extract<Mode, { is: "offering" }>): Asked {
  const asked = choosing(talk, "offering", ["complaint-from-text", "no"]);
  if (talk.heardDanger) return { ...asked, text: text(talk, "danger:tellMore") };
  if (topics) return { ...asked, text: text(talk, "interface:offering.wish"), choices: filingFirst(talk, topics) };
  const own = talk.content.dangerIn(words) ? [] : (talk.session.cases ?? []).slice(0, OWN_CASES_OFFERED);
  const add = own.map(({ number }) => ({
    id: `${OWN_CASE}${number}`,
    label: text(talk, "interface:offering.add", { number }),
  }));
  return { ...asked, choices: [...add, ...asked.choices] };
}

/** Whoever said that they want to file something begins with the first button; what answers it too stands beside. */
function filingFirst(talk: Talk, topics: readonly string[]): Choice[] {
  return [
    { id: "complaint-from-text", label: text(talk, "conversations:menu.what.options.complaint") },
    ...topicChoices(talk, topics),
    { id: "no", label: text(talk, "interface:offering.no") },
  ];
}

/** The areas of questions, or the topics of one. */
function browsing(talk: Talk, area: string | undefined): Asked {
  const chosen = talk.content.areas.find(({ id }) => id === area);
  const officer = { id: `${ACTION}${OFFICER}`, label: text(talk, "interface:browsing.officer") };
  return {
    text: text(talk, chosen ? "interface:browsing.topic" : "interface:browsing.area"),
    expects: "choice",
    choices: [...(chosen ? topicChoices(talk, chosen.topics) : areaChoices(talk)), officer],
  };
}

function choosing(talk: Talk, key: string, ids: string[]): Asked {
  const choices = ids.map((id) => ({ id, label: text(talk, `interface:${key}.${id}`) }));
  return { text: text(talk, `interface:${key}.ask`), expects: "choice", choices };
}

/** Which of the readings was meant; of a single one, whether it was. */
function whichReading(talk: Talk, options: Choice[]): Asked {
  const [one, another] = options;
  if (one === undefined || another !== undefined)
    return { text: text(talk, "interface:choosing.ask"), expects: "choice", choices: [...options, otherReading(talk)] };
  const choices = [
    { id: one.id, label: text(talk, "interface:choosing.right") },
    { id: OTHER_READING, label: text(talk, "interface:choosing.wrong") },
  ];
  return { text: text(talk, "interface:choosing.one", { reading: one.label }), expects: "choice", choices };
}

/** Id of the button that says that none of the offered readings was meant. */
export const OTHER_READING = "other-reading";

function otherReading(talk: Talk): Choice {
  return { id: OTHER_READING, label: text(talk, "interface:choosing.other") };
}
