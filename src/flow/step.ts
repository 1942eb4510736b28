/**
 * The engine's one entrance: a session and an input in; the next session and the effects out. Pure: time, ids and
 * randomness are given. Nothing here knows a channel, a database or a platform.
 */
import { advance, type LookUp, recordFound, shownSoFar } from "./advance.ts";
import { answerInput } from "./answer-input.ts";
import { answerMode } from "./answer-mode.ts";
import { ask, openNow } from "./ask-question.ts";
import { commandOf, obey } from "./command.ts";
import { copyOf } from "./copy-of.ts";
import { watchForDanger } from "./danger.ts";
import type { Effect } from "./effect.ts";
import type { FlowContent, FlowSources } from "./flow-content.ts";
import type { Input } from "./input.ts";
import { understood } from "./messenger-input.ts";
import { offerEmployers } from "./name-employer.ts";
import { openConversation } from "./open-conversation.ts";
import { keepsQuiet } from "./quiet.ts";
import type { ReadCode } from "./receipt-code.ts";
import type { Session } from "./session.ts";
import { front, sayText, type Talk, whereabouts } from "./talk.ts";
import { openTypedCode } from "./typed-code.ts";

/** Id of the conversation every session starts with and comes back to. */
const MENU = "menu";
/** Idle hours after which a person who comes back is greeted and shown where they were. */
const COMES_BACK_AFTER_HOURS = 6;
/** Milliseconds within which a second press of the same question is the same tap. */
const DOUBLE_TAP_MS = 3_000;
/** Longest text taken in one message, in characters; the channels refuse longer ones with a sentence. */
const TEXT_LIMIT = 10_000;

/** What came out of one step. With `lookUp` the turn goes on: make it, then step again with a `found` input. */
export interface StepResult {
  session: Session;
  effects: Effect[];
  lookUp: LookUp | null;
}

/** Everything one step works on. */
export interface StepRequest {
  content: FlowContent;
  session: Session | null;
  input: Input;
  sources: FlowSources;
}

/** Takes one step of a talk. The given session is not changed. */
export function step(request: StepRequest): StepResult {
  const { content, sources, input } = request;
  const isNew = request.session === null;
  const session = request.session ? copyOf(request.session) : newSession(content, sources.now);
  const talk: Talk = { content, sources, session, effects: [] };
  mend(talk);
  // Later the language is what the person chose, not what their device is set to.
  if (isNew && input.kind === "start" && input.lang && content.languages.includes(input.lang))
    session.lang = input.lang;
  const isQuiet = keepsQuiet(talk, input);
  // Before anything else; what is said to an officer in the messenger itself is not passed on.
  watchForDanger(talk, normalised(input), { tellOfficer: !isQuiet });
  if (isQuiet) return { session, effects: talk.effects, lookUp: null };
  if (isNew) sayText(talk, "interface:greeting");
  const lookUp = isNew && input.kind === "start" ? begin(talk, input.open) : takeInput(talk, normalised(input));
  session.lastSeen = sources.now;
  return { session, effects: talk.effects, lookUp };
}

function newSession(content: FlowContent, now: string): Session {
  return {
    format: 1,
    lang: content.languages[0] ?? "vi",
    frames: [{ conversation: MENU, answers: {} }],
    facts: {},
    drafts: {},
    prompt: 0,
    misses: 0,
    mode: { is: "answering" },
    lastSeen: now,
  };
}

/** Drops what a new version of the flows no longer knows; the answers of everything else stay. */
function mend(talk: Talk): void {
  const { session, content } = talk;
  session.frames = session.frames.filter((frame) => content.conversations.has(frame.conversation));
  if (session.frames.length === 0) session.frames.push({ conversation: MENU, answers: {} });
  for (const name of Object.keys(session.facts)) if (!content.facts.has(name)) delete session.facts[name];
  // Which case an alarm opened is nobody's business any more the next day.
  if (session.alarms) session.alarms = session.alarms.filter(({ day }) => day === talk.sources.today);
  if (isAboutNothing(talk)) session.mode = { is: "answering" };
  if (!content.languages.includes(session.lang)) session.lang = content.languages[0] ?? "vi";
}

/** Whether the mode speaks of a fact, step or conversation that a new version of the flows dropped. */
function isAboutNothing({ session, content }: Talk): boolean {
  const { mode } = session;
  if (mode.is === "resuming") return session.frames.at(-1)?.conversation !== mode.conversation;
  const editing = mode.is === "choosing" ? mode.editing : mode.is === "editing" ? mode : undefined;
  if (!editing) return false;
  const steps = content.conversations.get(session.frames.at(-1)?.conversation ?? "")?.steps ?? {};
  return (
    (editing.fact !== undefined && !content.facts.has(editing.fact)) ||
    (editing.step !== undefined && !steps[editing.step])
  );
}

function normalised(input: Input): Input {
  if (input.kind === "text") return { ...input, text: cut(input.text) };
  if ((input.kind === "files" || input.kind === "unusable") && input.text) return { ...input, text: cut(input.text) };
  return input;
}

/** Counted in characters as people see them stored, not in UTF-16 units, as the channels count. */
function cut(text: string): string {
  const whole = text.normalize("NFC").trim();
  // No text has more characters than units.
  return whole.length <= TEXT_LIMIT ? whole : Array.from(whole).slice(0, TEXT_LIMIT).join("");
}

function takeInput(talk: Talk, input: Input): LookUp | null {
  if (input.kind === "found") {
    const shown = shownSoFar(talk);
    if (input.tooMany) return tooManyCodes(talk);
    recordFound(talk, input.value);
    return advance(talk, shown);
  }
  if (input.kind === "found-employers") return offerEmployers(talk, input);
  if (input.kind === "start") return input.open ? begin(talk, input.open) : comeBack(talk);
  if (input.kind === "press" || input.kind === "ticks") {
    if (input.prompt !== talk.session.prompt && !(input.kind === "press" && isStanding(input.id)))
      return pressedOld(talk, input.prompt);
  }
  if (!askedSomethingElse(talk)) return takeAnswer(talk, input);
  ask(talk);
  return null;
}

/** Nothing was looked up: the code is asked for again, for later. */
function tooManyCodes(talk: Talk): null {
  const { open } = whereabouts(talk);
  if (open.is === "look-up") delete front(talk).answers[open.definition.of];
  sayText(talk, "interface:retry.tooManyCodes");
  ask(talk);
  return null;
}

function takeAnswer(talk: Talk, input: Input): LookUp | null {
  const plain = understood(talk, input);
  const command = plain && commandOf(talk, plain);
  if (command) return obey(talk, command);
  const code = plain?.kind === "text" ? openTypedCode(talk, plain.text) : null;
  if (code) return followCode(talk, code);
  if (plain && (talk.session.mode.is === "answering" || talk.session.mode.is === "editing"))
    return answerInput(talk, plain);
  if (plain) return answerMode(talk, plain);
  ask(talk);
  return null;
}

/** Goes on with a code that was typed unasked; of one with a slip the group is named, as where it was asked for. */
function followCode(talk: Talk, code: ReadCode): LookUp | null {
  if (!code.ok && code.group !== null) sayText(talk, "interface:retry.codeGroup", { group: code.group });
  return advance(talk, new Set());
}

/** Shows the menu, or opens the conversation a link named; an unknown one or the one in front is where they are. */
function begin(talk: Talk, open: string | undefined): LookUp | null {
  const isOpen = talk.session.frames.some((frame) => frame.conversation === open);
  if (open === undefined || isOpen || !talk.content.conversations.has(open)) return advance(talk, shownUnlessNew(talk));
  openConversation(talk, open);
  return advance(talk, new Set());
}

/** A new person has been shown nothing yet. */
function shownUnlessNew(talk: Talk): Set<string> {
  return talk.session.prompt === 0 ? new Set() : shownSoFar(talk);
}

/** A new version of the flows asks something else now: what was answered to the old question is not taken for it. */
function askedSomethingElse(talk: Talk): boolean {
  const { asked, mode } = talk.session;
  return mode.is === "answering" && asked !== undefined && asked !== openNow(talk);
}

/** Buttons that stand outside of questions and never go stale: language, help and taking an alarm back. */
function isStanding(id: string): boolean {
  return id.startsWith("command:language-") || id === "command:help" || id === "command:no-alarm";
}

/** A press on an earlier question: the second tap of a double tap is passed over, any other is answered kindly. */
function pressedOld(talk: Talk, prompt: number): null {
  const sinceLast = Date.parse(talk.sources.now) - Date.parse(talk.session.lastSeen);
  if (prompt === talk.session.prompt - 1 && sinceLast < DOUBLE_TAP_MS) return null;
  sayText(talk, "interface:oldButton");
  ask(talk);
  return null;
}

/** The person opened the chat again: they see where they were. */
function comeBack(talk: Talk): null {
  const idleHours = (Date.parse(talk.sources.now) - Date.parse(talk.session.lastSeen)) / 3_600_000;
  const busy = talk.session.frames.length > 1;
  if (busy && idleHours >= COMES_BACK_AFTER_HOURS) sayText(talk, "interface:welcomeBack");
  ask(talk);
  return null;
}
