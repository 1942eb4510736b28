import type { FilledForm, FormQuestion, Sent } from "../../../flow/fill-form.ts";
import type { Reader } from "../page/reading-frame.tsx";
import { QuestionFields } from "./question-fields.tsx";
import { fieldNames } from "./sent-answers.ts";

interface FormParts {
  reader: Reader;
  form: FilledForm;
  /** Everything that was sent; what is not asked now is carried along, so that it is there when it is asked again. */
  sent: Sent;
}

/** The form as far as it is filled in: the answers, each to be changed, and the question that is open. It is sent to its own page. */
export function FormView({ reader, form, sent }: FormParts) {
  const { say, lang, path, languages } = reader;
  const isDone = form.messages !== null;
  const given = isDone ? form.questions : form.questions.slice(0, -1);
  const open = isDone ? undefined : form.questions.at(-1);
  const addressIn = (code: string) => `${path}?lang=${code}#next`;
  return (
    <form method="post" action={addressIn(lang)} class="calculator" autocomplete="off" data-calculator-form>
      <Carried form={form} sent={sent} />
      {given.length > 0 && <Given reader={reader} questions={given} />}
      {open && (
        <div id="next" class="open-question" tabindex={-1} data-next>
          <QuestionFields reader={reader} question={open} />
        </div>
      )}
      <p class="ways">
        <button type="submit" class="primary">
          {say(isDone ? "calculator.again" : "calculator.goOn")}
        </button>{" "}
        {given.length > 0 && <a href={`${path}?lang=${lang}`}>{say("calculator.anew")}</a>}
      </p>
      <p
        class="told"
        role="status"
        data-told
        data-loading={say("calculator.loading")}
        data-offline={say("calculator.offline")}
      />
      <p class="note">{say("calculator.private")}</p>
      {given.length > 0 &&
        languages.map(
          (code) =>
            code !== lang && (
              <button type="submit" formaction={addressIn(code)} class="command" lang={code}>
                {say(`calculator.otherLanguage.${code}`)}
              </button>
            ),
        )}
    </form>
  );
}

/** Answers to questions that do not arise now. */
function Carried({ form, sent }: Pick<FormParts, "form" | "sent">) {
  const asked = new Set(form.questions.map(({ fact }) => fact));
  return Object.entries(sent).flatMap(([fact, answer]) => {
    if (asked.has(fact)) return [];
    const { typed, chosen } = typeof answer === "string" ? { typed: answer, chosen: "" } : answer;
    return [
      <input type="hidden" name={fieldNames.answer(fact)} value={typed} />,
      chosen !== "" && <input type="hidden" name={fieldNames.box(fact)} value={chosen} />,
    ];
  });
}

function Given({ reader, questions }: { reader: Reader; questions: readonly FormQuestion[] }) {
  const { say } = reader;
  return (
    <section class="given" aria-labelledby="given" data-given>
      <h3 id="given">{say("calculator.given")}</h3>
      <p class="note">{say("calculator.givenHint")}</p>
      {questions.map((question) => (
        <details>
          <summary>
            <span class="short">{question.short}:</span> <strong>{question.understood}</strong>{" "}
            <span class="change">{say("calculator.change")}</span>
          </summary>
          <QuestionFields reader={reader} question={question} />
        </details>
      ))}
    </section>
  );
}
