/** Opening, leaving and ending conversations. */
import type { Conversation } from "./conversation.ts";
import type { Answer, Frame } from "./session.ts";
import { front, sayText, type Talk } from "./talk.ts";

/** Puts a conversation in front. A kept draft is offered first; answers to facts of an earlier check are forgotten. */
export function openConversation(
  talk: Talk,
  id: string,
  options: { with?: Record<string, string>; calledBy?: string } = {},
): void {
  const conversation = talk.content.conversations.get(id);
  if (!conversation) return;
  const preset = Object.entries(options.with ?? {}).map(([step, choice]): [string, Answer] => [
    step,
    { kind: "choice", id: choice },
  ]);
  const frame: Frame = { conversation: id, answers: Object.fromEntries(preset) };
  if (options.calledBy) frame.calledBy = options.calledBy;
  talk.session.frames.push(frame);
  if (checksEntitlement(conversation)) talk.session.facts = {};
  talk.session.misses = 0;
  talk.session.mode = talk.session.drafts[id] ? { is: "resuming", conversation: id } : { is: "answering" };
}

function checksEntitlement(conversation: Conversation): boolean {
  return Object.values(conversation.steps).some((step) => "check" in step || "reckon" in step);
}

/** Whether leaving the conversation in front would throw away answers that are worth keeping. */
export function hasDraft(talk: Talk): boolean {
  // While "resume or anew?" is asked, the draft is the kept one, and the frame is still empty or preset.
  if (talk.session.mode.is === "resuming") return false;
  const frame = front(talk);
  const conversation = talk.content.conversations.get(frame.conversation);
  const filed = Object.values(frame.answers).some((answer) => answer.kind === "done");
  return conversation?.["keep-draft"] === true && !filed && Object.keys(frame.answers).length > 0;
}

/** Leaves the conversation in front, keeping its answers as a draft when asked to. The menu is never left. */
function leave(talk: Talk, keep: boolean): void {
  const frame = front(talk);
  if (keep) talk.session.drafts[frame.conversation] = frame.answers;
  if (talk.session.frames.length > 1) talk.session.frames.pop();
  settle(talk);
}

/** Leaves everything down to the menu; what was written in front stays as a draft or not, what was written behind it does. */
export function leaveToMenu(talk: Talk, keepFront: boolean): void {
  leave(talk, keepFront);
  while (talk.session.frames.length > 1) leave(talk, hasDraft(talk));
}

/** Leaves everything down to the menu with all that was written kept as drafts, and says so. */
export function leaveAll(talk: Talk): void {
  const kept = hasDraft(talk);
  leaveToMenu(talk, kept);
  sayText(talk, kept ? "interface:leaving.kept" : "interface:atMenu");
}

/** Takes the kept draft up again, where it was asked whether to. */
export function resumeDraft(talk: Talk, conversation: string): void {
  const draft = talk.session.drafts[conversation];
  delete talk.session.drafts[conversation];
  if (draft) front(talk).answers = { ...front(talk).answers, ...draft };
}

/** After a conversation ended: marks the step that called it, if one did. */
export function settleCaller(talk: Talk, ended: Frame | undefined): void {
  const caller = talk.session.frames.at(-1);
  if (ended?.calledBy && caller) caller.answers[ended.calledBy] = { kind: "done" };
  settle(talk);
}

function settle(talk: Talk): void {
  talk.session.mode = { is: "answering" };
  talk.session.misses = 0;
}
