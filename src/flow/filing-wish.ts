/** Somebody says that they want to file something: that is offered first, and what answers it beside. */
import { ask } from "./ask-question.ts";
import { isStoryLong, topicAskedFor, urgentNumbers } from "./digression.ts";
import { asksSomething } from "./read/asks.ts";
import type { Answer } from "./session.ts";
import { hasStory, keepForStory, storyIsTold } from "./story.ts";
import { front, frontConversation, sayText, type Talk } from "./talk.ts";

/** Topics offered beside. */
const TOPICS_AT_MOST = 2;

/** Numbers to call from which on an answer is of danger; the answers on how to denounce name one alone, the police. */
const NUMBERS_IN_DANGER = 2;

/** Whether a text says that its writer wants to file something. What is of danger is answered first, as everywhere. */
export function wishesToFile(talk: Talk, words: string): boolean {
  if (talk.heardDanger || !talk.content.wantsToFile(words)) return false;
  return !asksSomething(words) && urgentNumbers(talk, words) < NUMBERS_IN_DANGER;
}

/** Offers to file something, and the topics that answer what was said. */
export function offerFiling(talk: Talk, words: string): null {
  const found = topicAskedFor(talk, words);
  const ids = found.outcome === "answer" ? [found.id] : found.outcome === "choices" ? found.ids : [];
  const topics = ids.slice(0, TOPICS_AT_MOST);
  // Whoever asks on instead of choosing means what was offered.
  if (topics[0] !== undefined) talk.session.topic = topics[0];
  talk.session.misses = 0;
  talk.session.mode = { is: "offering", text: talk.told === undefined ? words : `${talk.told}\n${words}`, topics };
  ask(talk);
  return null;
}

/** Whether the conversation in front files something already. */
export function isFiling(talk: Talk): boolean {
  return frontConversation(talk)?.["keep-draft"] === true;
}

/** A wish to file something said within a conversation: a part of the story where one is told, else offered. False for no wish. */
export function hearWish(talk: Talk, words: string): boolean {
  if (hasStory(talk) && (!isFiling(talk) || storyIsTold(talk))) return false;
  if (!wishesToFile(talk, words)) return false;
  if (isFiling(talk)) keepForStory(talk, { texts: [words], files: [] });
  else offerFiling(talk, words);
  return true;
}

/** The complaint in front begins with what was told, and so does a draft of one that is offered to go on with. */
export function tell(talk: Talk, words: string): void {
  front(talk).answers.story = { kind: "story", texts: [words], files: [], done: false };
  if (talk.session.drafts.complaint) keepAsDraft(talk, words);
}

/** What was told before goes into the complaint that is begun now; before anything else is begun it is kept as a draft. */
export function keepTold(talk: Talk): void {
  const { told } = talk;
  if (told === undefined || !isStoryLong(told)) return;
  if (isFiling(talk)) tell(talk, told);
  else {
    keepAsDraft(talk, told);
    sayText(talk, "interface:story.keptAsDraft");
  }
}

function keepAsDraft({ session }: Talk, words: string): void {
  const { complaint: draft = {} } = session.drafts;
  session.drafts.complaint = { ...draft, story: joined(draft.story, words) };
}

function joined(kept: Answer | undefined, words: string): Answer {
  if (kept?.kind !== "story") return { kind: "story", texts: [words], files: [], done: false };
  return { ...kept, texts: [...kept.texts, words], done: false };
}
