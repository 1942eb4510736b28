/** A case as its citizen reads it by code. */
import { describeDay } from "./describe-answer.ts";
import type { CaseView } from "./input.ts";
import type { Message } from "./message.ts";
import { type Talk, text } from "./talk.ts";

/** The state of a case and its answers as messages, the state first. */
export function caseCard(talk: Talk, view: CaseView): Message[] {
  const day = (value: string) => describeDay(value.slice(0, 10), talk.session.lang);
  const card: Message = {
    kind: "card",
    title: text(talk, "interface:case.title", { number: view.number }),
    summary: text(talk, `interface:case.states.${view.state}`),
    lines: [
      {
        label: text(talk, "interface:case.kind"),
        value: text(talk, `conversations:complaint.kind.options.${view.kind}`),
      },
      { label: text(talk, "interface:case.filedOn"), value: day(view.filedOn) },
    ],
    sources: [],
    notes: [],
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
