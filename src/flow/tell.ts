/** What the rules know of a complaint and say in the middle of its talk: what it is in law, by when, and who deals with it. */
import { bodyFor } from "../rules/bodies/body-for.ts";
import { type DueDay, dueDays } from "../rules/deadlines/due-days.ts";
import { citeText } from "../rules/source.ts";
import type { Step } from "./conversation.ts";
import { describeDay } from "./describe-answer.ts";
import { front, frontConversation, sayText, type Talk, text } from "./talk.ts";
import { trackOf } from "./walk.ts";

/** What the conversation in front is in law by the answers so far. */
export function trackNow(talk: Talk) {
  return trackOf(frontConversation(talk), front(talk), talk.session.facts);
}

/** Says what a step tells. */
export function tell(talk: Talk, step: Extract<Step, { tell: string }>): void {
  if (step.tell === "track") {
    sayText(talk, `cases:tracks.${trackNow(talk)}.law`, { promiseDays: talk.content.service.promiseDays });
  } else if (step.tell === "body") tellBody(talk, step.matter);
  else tellLimitation(talk, step.known);
}

/** Who handles a matter today; nothing where that is not known: an officer will say. */
function tellBody(talk: Talk, matter: string): void {
  const found = bodyFor(matter, talk.sources.today, talk.content);
  if (typeof found === "string" || found.confidence === "unsure") return;
  sayText(talk, "interface:tell.body", {
    matter: text(talk, `bodies:matters.${matter}`),
    body: text(talk, `bodies:names.${found.body}`),
  });
}

/** By when the petition must be lodged, counted from the day the person learned of the matter. */
function tellLimitation(talk: Talk, known: string): void {
  const answer = front(talk).answers[known];
  const { matter } = talk.content.tracks[trackNow(talk)];
  if (!matter) return;
  if (answer?.kind !== "date") {
    sayText(talk, "interface:tell.limitationUnknown");
    return;
  }
  const days = { knew: answer.day, discovered: answer.day };
  const { timeLimits: limits, calendar, sources } = talk.content;
  const due = dueDays({ kind: matter, days }, { limits, calendar, sources }).filter(({ acts }) => acts === "person");
  if (due.length === 0) sayText(talk, "interface:tell.limitationNone");
  for (const one of due) sayText(talk, ...limitText(talk, one));
}

/** Key and parameters of what is said of one limit; one that has passed may still be open for a reason. */
function limitText(talk: Talk, { end, matter, step, cite }: DueDay): [string, Record<string, string>] {
  const { content, session, sources } = talk;
  const last = end.known ? end.day : end.nominal;
  if (last === undefined) return ["interface:tell.limitationUnknown", {}];
  const advised = end.known && end.advised && end.advised >= sources.today ? end.advised : last;
  const params = {
    what: text(talk, `deadlines:steps.${matter}.${step}`),
    day: describeDay(last, session.lang),
    early: describeDay(advised, session.lang),
    source: citeText(cite, content.sources, { lang: session.lang, words: content.words }),
  };
  return [last < sources.today ? "interface:tell.limitationOver" : "interface:tell.limitation", params];
}
