/** Throwing a draft away: which one is meant, and what is said of what became of it. */
import { hasDraft, leaveToMenu, openConversation, resumeDraft } from "./open-conversation.ts";
import { front, sayText, type Talk } from "./talk.ts";

/** Whether "xóa đi" means a draft: the one in front, the one that is offered to go on with, or at the menu a kept one. */
export function hasDraftToDiscard(talk: Talk): boolean {
  const { mode } = talk.session;
  return mode.is === "leaving" || mode.is === "resuming" || hasDraft(talk) || keptAtMenu(talk) !== undefined;
}

/** The draft that was left last, where nothing else is open. */
function keptAtMenu({ content, session: { frames, mode, drafts } }: Talk): string | undefined {
  if (frames.length > 1 || mode.is !== "answering") return undefined;
  return Object.keys(drafts).findLast((id) => content.conversations.has(id));
}

/** Puts the draft that is meant in front, with what was written in it. */
export function bringUpDraft(talk: Talk): void {
  const kept = keptAtMenu(talk);
  if (kept !== undefined) openConversation(talk, kept);
  const { mode } = talk.session;
  if (mode.is === "resuming") resumeDraft(talk, mode.conversation);
}

/** Drops the draft in front and leaves; says that it is gone, and what is not: files until they are swept, words an officer has. */
export function discardDraft(talk: Talk): void {
  const { answers, conversation } = front(talk);
  const hadFiles = Object.values(answers).some((answer) => "files" in answer && answer.files.length > 0);
  delete talk.session.drafts[conversation];
  leaveToMenu(talk, false);
  sayText(talk, "interface:leaving.discarded");
  if (hadFiles) sayText(talk, "interface:leaving.filesGoLater", { days: talk.content.service.draftDays ?? "" });
  if (talk.session.alarms?.some(({ caseId }) => caseId !== undefined)) sayText(talk, "interface:leaving.alarmStays");
}
