import { describeDay } from "./describe-answer.ts";
import type { FiledComplaint } from "./effect.ts";
import { withCase } from "./own-cases.ts";
import { promisedBy } from "./promised-by.ts";
import { say, type Talk, text } from "./talk.ts";

/** What a case is, without what every case gets: its number, its code, its language and the day it is promised by. */
export type CaseContent = Omit<FiledComplaint, "id" | "number" | "code" | "lang" | "promisedBy">;

/** What identifies a case that was filed. */
type Filed = Pick<FiledComplaint, "id" | "number" | "code">;

/** Files a case and says its receipt, whose words stand under a key and may name the day of the promise. */
export function fileCase(talk: Talk, content: CaseContent, receiptKey: string): Filed {
  const { sources, session, effects } = talk;
  const [id, number, code] = [sources.complaintId(), sources.caseNumber(), sources.receiptCode()];
  const promise = { lang: session.lang, promisedBy: promisedBy(talk, content.danger !== null) };
  effects.push({ do: "file-complaint", complaint: { id, number, code, ...content, ...promise } });
  if (content.notify) session.cases = withCase(session.cases, { id, number });
  const day = describeDay(promise.promisedBy, session.lang);
  say(talk, { kind: "receipt", text: text(talk, receiptKey, { number, code, day }), caseNumber: number, code });
  return { id, number, code };
}

/** Sends a question to an officer as an enquiry whose answer comes back to this talk; no name is asked for. */
export function passOn(talk: Talk, question: string): void {
  const enquiry: CaseContent = {
    kind: "enquiry",
    track: "enquiry",
    place: null,
    story: [question],
    files: [],
    danger: null,
    employer: null,
    petition: null,
    person: null,
    notify: true,
  };
  fileCase(talk, enquiry, "interface:passedOn");
}
