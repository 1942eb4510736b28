/** A case as its citizen reads it: where it stands, what happens next and by when, and what officers wrote. */
import { describeDay } from "./describe-answer.ts";
import type { FlowContent, FlowSources } from "./flow-content.ts";
import type { CaseView } from "./input.ts";
import type { CardLine, Message } from "./message.ts";
import { type LimitTeller, secondComplaint } from "./second-complaint.ts";
import { hasText, type Speaker, text } from "./talk.ts";

/** Who tells of a case: a talk, or a page outside of any. */
export interface CaseTeller extends Speaker {
  content: LimitTeller["content"] & Pick<FlowContent, "service">;
  sources: Pick<FlowSources, "today">;
}

/** The state of a case and its answers as messages, the state first. */
export function caseCard(talk: CaseTeller, view: CaseView): Message[] {
  const day = (value: string) => describeDay(value.slice(0, 10), talk.session.lang);
  const card: Message = {
    kind: "card",
    title: text(talk, "interface:case.title", { number: view.number }),
    summary: toldOf(talk, view),
    lines: linesOf(talk, view),
    sources: [],
    notes: [...(view.muted ? [text(talk, "cases:muted")] : []), ...secondComplaint(talk, view)],
  };
  const answers = view.messages.filter((message) => message.from === "officer");
  return [
    card,
    ...answers.map(
      (message): Message => ({
        kind: "text",
        text: text(talk, "interface:case.officerWrote", { day: day(message.on), text: message.text }),
      }),
    ),
  ];
}

/** What is told of a state, in words of its own for what the case is in law where there are any. */
function toldOf(talk: CaseTeller, view: CaseView): string {
  const { service } = talk.content;
  const own = `cases:told.${view.state}.${view.track}`;
  const late = view.dueOn !== null && view.dueOn < talk.sources.today;
  const told = text(talk, hasText(talk, own) ? own : `cases:told.${view.state}.any`, {
    number: view.number,
    day: view.dueOn ? describeDay(view.dueOn, talk.session.lang) : "",
    body: view.transferredTo ? text(talk, `bodies:names.${view.transferredTo}`) : "",
    disputeDays: service.disputeDays,
    promiseDays: service.promiseDays,
  });
  return late ? `${told} ${text(talk, "interface:case.late")}` : told;
}

function linesOf(talk: CaseTeller, view: CaseView): CardLine[] {
  const { lang } = talk.session;
  const line = (label: string, value: string | null): CardLine[] =>
    value === null ? [] : [{ label: text(talk, `interface:case.${label}`), value }];
  const day = (value: string | null) => (value === null ? null : describeDay(value, lang));
  const reason = view.state === "refused" && view.outcome ? text(talk, `cases:reasons.refuse.${view.outcome}`) : null;
  return [
    ...line("kind", text(talk, `conversations:complaint.kind.options.${view.kind}`)),
    ...line("track", text(talk, `cases:tracks.${view.track}.name`)),
    ...line("filedOn", day(view.filedOn)),
    ...line("petitionOn", day(view.petitionOn)),
    ...line("acceptedOn", day(view.acceptedOn)),
    ...line("dueOn", view.endedOn === null ? day(view.dueOn) : null),
    ...line("reason", reason),
  ];
}
