import type { ComponentChildren } from "preact";
import type { FilledForm, Sent } from "../../../flow/fill-form.ts";
import type { Reader } from "../page/reading-frame.tsx";
import { FormView } from "./form-view.tsx";
import { ResultView, type Subject } from "./result-view.tsx";

/** A form with everything that was sent of it. */
export interface Filled {
  form: FilledForm;
  sent: Sent;
  subject: Subject;
}

interface PartOfPage {
  reader: Reader;
  filled: Filled;
  /** What stands below the result. */
  children?: ComponentChildren;
}

/** Form and result. This is the part of a page that the script exchanges. */
export function CalculatorPart({ reader, filled: { form, sent, subject }, children }: PartOfPage) {
  const isDone = form.messages !== null;
  return (
    <section class="check" aria-labelledby="check" data-calculator>
      <h2 id="check">{reader.say("calculator.check")}</h2>
      <ResultView reader={reader} form={form} subject={subject} />
      {children}
      <div class={isDone ? "answers-given" : undefined}>
        <FormView reader={reader} form={form} sent={sent} />
      </div>
    </section>
  );
}

/** Whether something was sent that is no answer. */
export function hasMistake({ form }: Filled): boolean {
  return form.questions.some(({ mistake }) => mistake !== undefined);
}
