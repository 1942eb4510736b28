/** A story told in several messages with photos and documents: every part is kept as it arrives. */
import type { LookUp } from "./advance.ts";
import { ask } from "./ask-question.ts";
import type { AskStep } from "./conversation.ts";
import type { FileRef, Input } from "./input.ts";
import { saidDone } from "./read-answer.ts";
import { front, frontConversation, sayText, type Talk } from "./talk.ts";

/** Most messages of one story. */
const PARTS_AT_MOST = 50;
/** Most characters of one story. */
const CHARACTERS_AT_MOST = 20_000;
/** Most files where the flow names no number. */
const FILES_AT_MOST = 10;

/** A step that collects. */
interface At {
  step: string;
  definition: AskStep;
}

interface Collected {
  texts: string[];
  files: FileRef[];
}

/** Adds a part to an open story. Says "ended" when the person is done, null when it asks for more. */
export function collectStory(talk: Talk, at: At, input: Input): "ended" | "not-a-part" | null {
  if (saidDone(talk, input)) return finish(talk, at);
  if (input.kind === "text" && at.definition.ask === "story") return keep(talk, at, { texts: [input.text], files: [] });
  if (input.kind === "files") return keep(talk, at, { texts: input.text ? [input.text] : [], files: input.files });
  return "not-a-part";
}

/** What was collected so far, for a story or for files alone. */
function collectedAt(talk: Talk, step: string): Collected {
  const answer = front(talk).answers[step];
  if (answer?.kind === "story") return { texts: answer.texts, files: answer.files };
  return answer?.kind === "files" ? { texts: [], files: answer.files } : { texts: [], files: [] };
}

function put(talk: Talk, { step, definition }: At, collected: Collected & { done: boolean }): void {
  const { texts, files, done } = collected;
  front(talk).answers[step] =
    definition.ask === "files" ? { kind: "files", files, done } : { kind: "story", texts, files, done };
}

function finish(talk: Talk, at: At): "ended" | null {
  const collected = collectedAt(talk, at.step);
  if (collected.texts.length === 0 && collected.files.length === 0) {
    sayText(talk, "interface:story.empty");
    ask(talk);
    return null;
  }
  put(talk, at, { ...collected, done: true });
  return "ended";
}

function keep(talk: Talk, at: At, part: Collected): null {
  add(talk, at, part);
  ask(talk);
  return null;
}

/** Adds what fits and says what did not. */
function add(talk: Talk, at: At, part: Collected): void {
  const story = collectedAt(talk, at.step);
  const filesAtMost = at.definition["at-most"] ?? FILES_AT_MOST;
  const texts = part.texts.filter((one) => one.trim() !== "");
  const length = [...story.texts, ...texts].reduce((sum, one) => sum + one.length, 0);
  const textsFit = length <= CHARACTERS_AT_MOST && story.texts.length + texts.length <= PARTS_AT_MOST;
  const files = part.files.slice(0, Math.max(0, filesAtMost - story.files.length));
  if (!textsFit) sayText(talk, "interface:story.tooLong");
  if (files.length < part.files.length) sayText(talk, "interface:story.tooManyFiles", { count: filesAtMost });
  const collected = { texts: textsFit ? [...story.texts, ...texts] : story.texts, files: [...story.files, ...files] };
  put(talk, at, { ...collected, done: false });
}

/** Whether the conversation has a place of its own for what is told. */
export function hasStory(talk: Talk): boolean {
  return storiesOf(talk).length > 0;
}

/** Once the story was ended nothing is added unasked: what is typed then may be a name somebody chooses not to send. */
export function storyIsTold(talk: Talk): boolean {
  return Object.values(front(talk).answers).some((answer) => answer.kind === "story" && answer.done);
}

function storiesOf(talk: Talk): At[] {
  return Object.entries(frontConversation(talk)?.steps ?? {}).flatMap(([step, definition]) =>
    "ask" in definition && definition.ask === "story" ? [{ step, definition }] : [],
  );
}

/** Keeps what was told before it was asked for, and says so. False when the conversation has no story. */
export function keepForStories(talk: Talk, part: Collected): boolean {
  const stories = addToStories(talk, part);
  if (stories > 0) sayText(talk, stories > 1 ? "interface:story.keptUnsent" : "interface:story.keptEarly");
  return stories > 0;
}

/**
 * Adds what was told before it was asked for to each of the conversation's stories; how many there are. Which of several it is
 * for, the person says next; only the one they tell is sent.
 */
export function addToStories(talk: Talk, part: Collected): number {
  const stories = storiesOf(talk);
  for (const at of stories) add(talk, at, part);
  return stories.length;
}

/**
 * What was told or sent before it was asked for: kept for the conversation's story when it has one; at the menu a
 * text is offered as the beginning of a complaint.
 */
export function keepForStory(talk: Talk, part: Collected): LookUp | null {
  if (keepForStories(talk, part)) {
    ask(talk);
    return null;
  }
  if (part.texts[0] !== undefined) {
    if (part.files.length > 0) sayText(talk, "interface:filesNotHere");
    talk.session.mode = { is: "offering", text: part.texts.join("\n") };
  } else {
    sayText(talk, "interface:filesNotHere");
  }
  ask(talk);
  return null;
}
