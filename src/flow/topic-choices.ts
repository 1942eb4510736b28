/** Buttons of answers to questions: topics, and what may come after an answer. */
import type { Choice } from "./message.ts";
import type { Mode } from "./session.ts";
import { type Talk, text } from "./talk.ts";

/** Prefix of the buttons that stand for a topic. */
export const TOPIC = "topic:";
/** Prefix of the buttons that stand for a choice of the menu, or for asking an officer. */
export const ACTION = "action:";
/** The action of asking an officer, which is in no menu of its own. */
export const OFFICER = "officer";
/** Prefix of the buttons that stand for an area of questions. */
export const AREA = "area:";

/** A button for every area. */
export function areaChoices(talk: Talk): Choice[] {
  return talk.content.areas.map(({ id }) => ({ id: `${AREA}${id}`, label: text(talk, `areas:${id}`) }));
}

/** Buttons for topics, by their titles. */
export function topicChoices(talk: Talk, ids: readonly string[]): Choice[] {
  return ids.flatMap((id) => {
    const topic = talk.content.topic(talk.session.lang, id, talk.sources.today);
    return topic ? [{ id: `${TOPIC}${id}`, label: topic.title }] : [];
  });
}

/** What may come after an answer: next steps, related topics, whether it helped (asked once for a topic), the menu. */
export function afterAnswerChoices(talk: Talk, mode: Extract<Mode, { is: "after-answer" }>): Choice[] {
  const topic = talk.content.topic(talk.session.lang, mode.topic, talk.sources.today);
  const actions = (topic?.actions ?? []).map((id) => ({
    id: `${ACTION}${id}`,
    label: text(talk, id === OFFICER ? "interface:browsing.officer" : `conversations:menu.what.options.${id}`),
  }));
  const asked = talk.session.rated?.includes(mode.topic) ?? false;
  const rating = asked ? [] : ["helped", "did-not-help"];
  return [
    ...actions.slice(0, 3),
    ...topicChoices(talk, (topic?.related ?? []).slice(0, 2)),
    ...[...rating, "menu"].map((id) => ({ id, label: text(talk, `interface:afterAnswer.${id}`) })),
  ];
}
