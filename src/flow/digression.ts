/** A question asked in the middle of a talk: answered, offered or passed on, and the talk goes on where it was. */
import type { FoundTopic } from "../search/find-topic.ts";
import { withoutPersonalData } from "../search/without-personal-data.ts";
import { ask } from "./ask-question.ts";
import type { QuestionNote } from "./effect.ts";
import type { Topic } from "./flow-content.ts";
import { asksSomething, tells } from "./read/asks.ts";
import type { Mode } from "./session.ts";
import { frontConversation, say, sayText, type Talk, text } from "./talk.ts";
import { topicChoices } from "./topic-choices.ts";

/** Topics of which it is remembered that somebody was asked whether the answer helped. */
const RATED_AT_MOST = 50;

/** Answers a question if we know its topic. False when we do not: then nothing was said. */
export function digress(talk: Talk, question: string): boolean {
  const found = topicAskedFor(talk, question);
  if (found.outcome === "unknown" || !isKind(talk, found)) return false;
  const words = withoutPersonalData(question);
  if (found.outcome === "answer") {
    note(talk, { outcome: "answered", topic: found.id, words });
    return answerTopic(talk, found.id, question);
  }
  note(talk, { outcome: "offered", topic: found.ids[0] ?? null, words });
  // Whoever asks on instead of choosing means what was offered.
  talk.session.topic = found.ids[0];
  talk.session.mode = {
    is: "choosing",
    options: topicChoices(talk, found.ids),
    question,
    ...toldBefore(talk),
    ...editing(talk),
  };
  ask(talk);
  return true;
}

/** What a question is about: the topic talked of before goes on, and where it does not, the subject of the conversation. */
export function topicAskedFor(talk: Talk, question: string): FoundTopic {
  const { lang, topic: before, frames } = talk.session;
  const { today: day } = talk.sources;
  // Where a question is open, words that ask nothing are no follow-up: "phản ánh" is an answer we cannot read.
  const asks = asksSomething(question);
  const after = before !== undefined && (frames.length === 1 || asks) ? { after: before } : {};
  const subject = asks ? frontConversation(talk)?.topic : undefined;
  const within = subject === undefined ? {} : { within: subject };
  const found = talk.content.findTopic(lang, question, { day, ...after, ...within });
  const beside = found.outcome === "unknown" && "after" in after && "within" in within;
  return beside ? talk.content.findTopic(lang, question, { day, ...within }) : found;
}

/** Most words that name a subject rather than answer. */
const SUBJECT_AT_MOST = 4;

/** A number to call at once is this short: 111, 113, 115. */
export const URGENT_LENGTH = 3;

/**
 * Answers a question asked where a check asks for a fact. There an answer that could not be read is likelier than a
 * question without a question word: whatever tells something is asked again, unless it is urgent.
 */
export function digressFromCheck(talk: Talk, words: string): boolean {
  if (asksSomething(words) || isUrgent(talk, words)) return digress(talk, words);
  if (tells(words)) return false;
  const subject = words.trim().split(/\s+/).length <= SUBJECT_AT_MOST;
  return (subject || talk.session.misses > 0) && digress(talk, words);
}

/** Whether a text is of danger: its topic has a number to call at once. */
function isUrgent(talk: Talk, words: string): boolean {
  return urgentNumbers(talk, words) > 0;
}

/** How many numbers to call at once the answer to a text begins with. */
export function urgentNumbers(talk: Talk, words: string): number {
  const { lang } = talk.session;
  const { today: day } = talk.sources;
  const found = talk.content.findTopic(lang, words, { day });
  const topic = found.outcome === "answer" ? talk.content.topic(lang, found.id, day) : undefined;
  return topic?.hotlines.filter(({ number }) => number.length <= URGENT_LENGTH).length ?? 0;
}

/** Whoever is in danger gets no answer that is beside the point: "I want to die" asks for no funeral grant. */
function isKind({ heardDanger }: Talk, found: FoundTopic): boolean {
  return !heardDanger || (found.outcome === "answer" && heardDanger.topics.includes(found.id));
}

/** Says a topic's answer. At the menu it asks what comes next, elsewhere the open question again. */
export function answerTopic(talk: Talk, id: string, question?: string): boolean {
  const topic = talk.content.topic(talk.session.lang, id, talk.sources.today);
  if (!topic) return false;
  say(talk, {
    kind: "card",
    title: topic.title,
    summary: topic.answer,
    lines: topic.hotlines.map(({ number, label }) => ({
      label: text(talk, "interface:call", { number }),
      value: label,
    })),
    sources: topic.sources,
    notes: notesOf(talk, topic),
  });
  talk.session.topic = id;
  talk.session.misses = 0;
  if (talk.session.frames.length === 1) {
    const asked = question === undefined ? {} : { question };
    talk.session.mode = { is: "after-answer", topic: id, ...asked, ...toldBefore(talk) };
  } else if (!offersAgain(talk)) sayText(talk, "interface:backToQuestion");
  ask(talk);
  return true;
}

/** What was told as the beginning of a complaint before the question that is asked now. */
export function toldBefore({ told }: Talk): { told?: string } {
  return told === undefined ? {} : { told };
}

/** Offers once more to send what was told before a question came between. False where nothing was told, or an answer is being changed. */
export function offersAgain(talk: Talk): boolean {
  if (talk.told === undefined || talk.session.mode.is === "editing") return false;
  talk.session.mode = { is: "offering", text: talk.told, topics: [] };
  return true;
}

function notesOf(talk: Talk, topic: Topic): string[] {
  const general = text(talk, "interface:generalGuidance");
  return topic.lang === talk.session.lang ? [general] : [text(talk, "interface:notTranslated"), general];
}

/** Remembers that the person was asked whether an answer helped. */
export function markRated(talk: Talk, topic: string): void {
  talk.session.rated = [...new Set([...(talk.session.rated ?? []), topic])].slice(-RATED_AT_MOST);
}

/** A question of which we know no topic: said so, and offered to be passed to an officer. False for what asks nothing. */
export function admitUnknown(talk: Talk, words: string): boolean {
  if (talk.heardDanger || !asksSomething(words)) return false;
  note(talk, { outcome: "unknown", topic: null, words: withoutPersonalData(words) });
  talk.session.misses = 0;
  talk.session.mode = { is: "unanswered", text: words, ...toldBefore(talk), ...editing(talk) };
  ask(talk);
  return true;
}

/** A text that tells something rather than answers: eight words or more. */
export function isStoryLong(words: string): boolean {
  return words.split(/\s+/).length >= 8;
}

/** Notes what became of a question, without anything that tells who asked. */
export function note(talk: Talk, of: Omit<QuestionNote, "lang">): void {
  if (of.words === "") return;
  talk.effects.push({ do: "note-question", note: { ...of, lang: talk.session.lang } });
}

function editing({ session: { mode } }: Talk): { editing?: Extract<Mode, { is: "editing" }> } {
  return mode.is === "editing" ? { editing: mode } : {};
}
