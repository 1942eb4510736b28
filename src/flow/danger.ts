/**
 * Danger in what somebody writes: the numbers to call are said before anything else, and an officer is told at once. The talk
 * goes on where it was; nothing here asks or waits.
 */

import { fileCase } from "./file-case.ts";
import type { Danger } from "./flow-content.ts";
import type { Input } from "./input.ts";
import { promisedBy } from "./promised-by.ts";
import type { Alarm } from "./session.ts";
import { front, sayText, type Talk, text } from "./talk.ts";

/**
 * Says the numbers to call when a text or caption shows danger, and tells an officer: once for each sign and day by a case,
 * later that day by adding to it, unless the person took it back.
 */
export function watchForDanger(talk: Talk, input: Input, { tellOfficer }: { tellOfficer: boolean }): void {
  const words = wordsOf(input);
  const danger = words === null ? null : dangerIn(talk, words);
  if (words === null || danger === null) return;
  talk.heardDanger = danger;
  sayText(talk, `danger:signs.${danger.sign}.told`, { call: callLine(talk, danger) });
  if (tellOfficer) passOnDanger(talk, danger, words);
}

/** Tells an officer, unless it was taken back. What somebody tells who gives no name never goes to a case that leads to them. */
function passOnDanger(talk: Talk, danger: Danger, words: string): void {
  const alarms = alarmsOfToday(talk).filter(({ sign }) => sign === danger.sign);
  if (alarms.some(({ caseId }) => caseId === undefined)) return;
  const hidden = wantsToStayHidden(talk);
  const leadsHere = (id: string | undefined) => talk.session.cases?.some((one) => one.id === id) ?? false;
  const open = alarms.find(({ caseId }) => !hidden || !leadsHere(caseId))?.caseId;
  if (open === undefined) raiseAlarm(talk, danger, words);
  else addToAlarm(talk, open, words);
}

/** The sign of danger in a story that was told in several messages, or null. */
export function signIn({ content }: Talk, texts: readonly string[]): string | null {
  const apart = texts.map((one) => content.dangerIn(one)).find((danger) => danger !== null);
  const together = apart === undefined && texts.length > 1 ? content.dangerIn(texts.join(" ")) : null;
  return (apart ?? together)?.sign ?? null;
}

/** Takes back what was told to an officer today; the same signs raise no alarm again today. */
export function withdrawAlarms(talk: Talk): void {
  for (const alarm of alarmsOfToday(talk)) {
    if (alarm.caseId === undefined) continue;
    talk.effects.push({ do: "withdraw-case", id: alarm.caseId });
    delete alarm.caseId;
  }
  sayText(talk, "danger:withdrawn");
}

function wordsOf(input: Input): string | null {
  return "text" in input && input.text !== undefined && input.text !== "" ? input.text : null;
}

/** A sign may lie in two messages of one story: what was said before alone has none. */
function dangerIn(talk: Talk, words: string): Danger | null {
  const danger = talk.content.dangerIn(words);
  const before = danger === null ? toldBefore(talk) : null;
  if (before === null) return danger;
  const together = talk.content.dangerIn(`${before} ${words}`);
  return together === null || talk.content.dangerIn(before) !== null ? null : together;
}

/** What the person told just before, as far as it is still an open draft. */
function toldBefore(talk: Talk): string | null {
  const { mode } = talk.session;
  if (mode.is === "offering" || mode.is === "unanswered") return mode.text;
  const story = Object.values(front(talk).answers).find((answer) => answer.kind === "story" && !answer.done);
  return (story?.kind === "story" ? story.texts.at(-1) : undefined) ?? null;
}

function callLine(talk: Talk, { hotlines }: Danger): string {
  const numbers = hotlines.map(({ id, number }) => text(talk, `danger:hotlines.${id}`, { number }));
  return text(talk, "danger:call", { numbers: numbers.join(", ") });
}

function alarmsOfToday({ session, sources }: Talk): Alarm[] {
  return (session.alarms ?? []).filter(({ day }) => day === sources.today);
}

/** What is said later of the same danger belongs to the case that an officer has already. */
function addToAlarm(talk: Talk, urgent: string, words: string): void {
  const promise = promisedBy(talk, true);
  talk.effects.push({ do: "append-message", to: { urgent }, text: words, files: [], promisedBy: promise });
  sayText(talk, "danger:officerTold.more");
}

function raiseAlarm(talk: Talk, { sign, kind }: Danger, words: string): void {
  const hidden = wantsToStayHidden(talk);
  const { id } = fileCase(
    talk,
    {
      kind,
      track: "feedback",
      place: placeOf(talk),
      story: [words],
      files: [],
      danger: sign,
      employer: null,
      petition: null,
      person: null,
      notify: !hidden,
    },
    hidden ? "danger:officerTold.byCode" : "danger:officerTold.here",
  );
  // Of other days only the past remains: they are dropped.
  talk.session.alarms = [...alarmsOfToday(talk), { sign, day: talk.sources.today, caseId: id }];
}

/** Who chose in a draft to give no name is not found again either. */
function wantsToStayHidden({ session }: Talk): boolean {
  const drafts = [...session.frames.map(({ answers }) => answers), ...Object.values(session.drafts)];
  return drafts.some((answers) =>
    Object.values(answers).some((answer) => answer.kind === "choice" && answer.id === "anonymous"),
  );
}

function placeOf(talk: Talk): string | null {
  const place = Object.values(front(talk).answers).find((answer) => answer.kind === "place");
  return place?.kind === "place" ? place.id : null;
}
