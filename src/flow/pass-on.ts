import { say, type Talk, text } from "./talk.ts";

/** Sends a question to an officer as an enquiry whose answer comes back to this talk; no name is asked for. */
export function passOn(talk: Talk, question: string): void {
  const [id, number, code] = [talk.sources.complaintId(), talk.sources.caseNumber(), talk.sources.receiptCode()];
  talk.effects.push({
    do: "file-complaint",
    complaint: {
      id,
      number,
      code,
      kind: "enquiry",
      place: null,
      story: [question],
      files: [],
      person: null,
      lang: talk.session.lang,
      answerHere: true,
    },
  });
  say(talk, { kind: "receipt", text: text(talk, "interface:passedOn", { number, code }), caseNumber: number, code });
}
