/** A question asked in the middle of a talk: answered, and the talk goes on where it was. */
import { ask } from "./ask-question.ts";
import { say, sayText, type Talk, text } from "./talk.ts";

/** Prefix of the buttons that stand for a topic. */
export const TOPIC = "topic:";

/** Answers a question if we know its topic. False when we do not: then nothing was said. */
export function digress(talk: Talk, question: string): boolean {
  const found = talk.content.findTopic(talk.session.lang, question, { day: talk.sources.today });
  if (found.outcome === "unknown") return false;
  if (found.outcome === "answer") return answerTopic(talk, found.id);
  const editing = talk.session.mode.is === "editing" ? { editing: talk.session.mode } : {};
  const options = found.ids.flatMap((id) => {
    const topic = talk.content.topic(talk.session.lang, id, talk.sources.today);
    return topic ? [{ id: `${TOPIC}${id}`, label: topic.title }] : [];
  });
  talk.session.mode = { is: "choosing", options, ...editing };
  ask(talk);
  return true;
}

/** Says a topic's answer and asks the open question again. */
export function answerTopic(talk: Talk, id: string): boolean {
  const topic = talk.content.topic(talk.session.lang, id, talk.sources.today);
  if (!topic) return false;
  say(talk, {
    kind: "card",
    title: topic.title,
    summary: topic.answer,
    lines: [],
    sources: topic.sources,
    notes: [text(talk, "interface:generalGuidance")],
  });
  if (talk.session.frames.length > 1) sayText(talk, "interface:backToQuestion");
  talk.session.misses = 0;
  ask(talk);
  return true;
}
