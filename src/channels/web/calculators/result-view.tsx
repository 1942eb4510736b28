import { describeDay } from "../../../flow/describe-answer.ts";
import type { FilledForm } from "../../../flow/fill-form.ts";
import { MessageView } from "../page/message-view.tsx";
import type { Reader } from "../page/reading-frame.tsx";

/** What a form is about, as its result names it. */
export interface Subject {
  /** Name of the programme, or of what is checked. */
  name: string;
  /** The day on which it is worked out. */
  day: string;
  /** Address of the page, without any answer. */
  where: string;
}

interface Shown {
  reader: Reader;
  form: FilledForm;
  subject: Subject;
}

/** The cards of a finished form, with ways to print, to pass on and to ask somebody. Nothing while something is open. */
export function ResultView({ reader, form, subject }: Shown) {
  const { say, lang } = reader;
  if (form.messages === null) return null;
  return (
    <section id="next" class="result" aria-labelledby="result" tabindex={-1} data-next>
      <h2 id="result">{say("calculator.result")}</h2>
      {form.messages.map((message) => (
        <MessageView message={message} shown={reader} />
      ))}
      <p class="note" data-ends-with-address>
        {say("calculator.reckonedOn", { day: describeDay(subject.day, lang), where: subject.where })}
      </p>
      <div class="print-ways">
        <button type="button" class="copy" data-print hidden>
          {say("calculator.print")}
        </button>
        <label class="tick">
          <input type="checkbox" id="with-answers" autocomplete="off" /> <span>{say("calculator.printAnswers")}</span>
        </label>
      </div>
      <SharedText reader={reader} form={form} subject={subject} />
      <p class="ways">
        <a href={`/?lang=${lang}&open=complaint`}>{say("calculator.officer")}</a>
      </p>
    </section>
  );
}

/** A text to pass on that says what was found and when, and nothing that the person answered. */
function SharedText({ reader, form, subject }: Shown) {
  const { say, lang } = reader;
  const found = say(`calculator.verdict.${form.outcome?.verdict ?? "undecided"}`);
  const verdict = form.outcome?.isClosed ? say("calculator.whenOpen", { verdict: found }) : found;
  const told = { what: subject.name, verdict, day: describeDay(subject.day, lang), where: subject.where };
  return (
    <details class="pass-on">
      <summary>{say("calculator.share")}</summary>
      <p class="note">{say("calculator.shareHint")}</p>
      <p class="shared-text" data-shared data-ends-with-address>
        {say("calculator.shared", told)}
      </p>
      <p>
        <button type="button" class="copy" data-share-text data-copied={say("share.copied")} hidden>
          {say("calculator.shareButton")}
        </button>{" "}
        <span role="status" data-share-told />
      </p>
    </details>
  );
}
