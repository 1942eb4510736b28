import { openConversation } from "./open-conversation.ts";
import { OWN_CASE } from "./own-cases.ts";
import { type ReadCode, readReceiptCode } from "./receipt-code.ts";
import { front, type Talk, whereabouts } from "./talk.ts";

/** Modes in which nothing the person wrote waits to be sent. */
const FREE: ReadonlySet<string> = new Set(["answering", "after-answer", "browsing"]);

/** Questions to which a code may be the answer, or a part of it. */
const TAKES_ANYTHING: ReadonlySet<string> = new Set(["code", "code-tail", "story", "files", "text", "employer"]);

/** Groups written like those of a code, at every word they may begin with. */
const groups = /(?<![0-9a-z])(?=((?:[0-9a-z]{5}[\s-]*){4}[0-9a-z]{5})(?![0-9a-z]))/gi;

/** The secret code that stands in a text, or one with a slip; null where none does. */
function codeIn(words: string): ReadCode | null {
  if (!/\d/.test(words)) return null;
  const read = [...words.matchAll(groups)].map(([, written = ""]) => ({ written, ...readReceiptCode(written) }));
  // Five words of five letters are no code with a slip; words before or after one are not joined to it by dashes.
  const likely = read.filter(({ ok, written }) => ok || (written.match(/\d/g)?.length ?? 0) > 1);
  return likely.find(({ ok }) => ok) ?? likely.find(({ written }) => !/\s/.test(written)) ?? likely[0] ?? null;
}

/**
 * A secret code, or the number of an own case, typed where none is asked for: opens the conversation that begins with one. Where what is open takes any
 * words, the code is a part of them. Null when there is nothing to open; else what was read.
 */
export function openTypedCode(talk: Talk, words: string): ReadCode | null {
  if (!FREE.has(talk.session.mode.is)) return null;
  const { open } = whereabouts(talk);
  if (open.is === "ask" && TAKES_ANYTHING.has(open.definition.ask)) return null;
  const read = ownCaseIn(talk, words) ?? codeIn(words);
  return read && openByCode(talk, read.ok ? read.code : null) ? read : null;
}

/** Opens the conversation that begins with a code, with this one given. False when there is no such conversation. */
export function openByCode(talk: Talk, code: string | null): boolean {
  const following = [...talk.content.conversations.values()].find(({ start, steps }) => asksForCode(steps[start]));
  if (!following) return false;
  openConversation(talk, following.id);
  if (code !== null) front(talk).answers[following.start] = { kind: "text", text: code };
  return true;
}

/** The number of a case whose news are told here, by itself, as what its button stands for. */
function ownCaseIn({ session }: Talk, words: string): ReadCode | null {
  const own = session.cases?.find(({ number }) => number === words.trim());
  return own ? { ok: true, code: `${OWN_CASE}${own.number}` } : null;
}

function asksForCode(step: object | undefined): boolean {
  return step !== undefined && "ask" in step && step.ask === "code";
}
