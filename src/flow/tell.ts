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
  const track = trackNow(talk);
  const { matter } = talk.content.tracks[track];
  if (!matter) return;
  if (answer?.kind !== "date") return sayText(talk, "interface:tell.limitationUnknown");
  const days = { knew: answer.day, discovered: answer.day };
  const { timeLimits: limits, calendar, sources } = talk.content;
  const due = dueDays({ kind: matter, days }, { limits, calendar, sources }).filter(({ acts }) => acts === "person");
  if (due.length === 0) return sayText(talk, "interface:tell.limitationNone");
  for (const one of due) sayLimit(talk, one);
}

function sayLimit(talk: Talk, due: DueDay): void {
  const { end, matter, step, cite } = due;
  const { lang } = talk.session;
  const last = end.known ? end.day : end.nominal;
  if (last === undefined) return sayText(talk, "interface:tell.limitationUnknown");
  const what = text(talk, `deadlines:steps.${matter}.${step}`);
  const source = citeText(cite, talk.content.sources, { lang, words: talk.content.words });
  const over = last < talk.sources.today;
  const advised = end.known && end.advised && end.advised >= talk.sources.today ? end.advised : last;
  const [day, early] = [last, advised].map((one) => describeDay(one, lang));
  sayText(talk, over ? "interface:tell.limitationOver" : "interface:tell.limitation", {
    what,
    day: day ?? "",
    early: early ?? "",
    source,
  });
}
