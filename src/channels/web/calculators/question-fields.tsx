import { besideField, type FormQuestion } from "../../../flow/fill-form.ts";
import type { Choice } from "../../../flow/message.ts";
import type { Reader } from "../page/reading-frame.tsx";
import { fieldNames } from "./sent-answers.ts";

/** Characters that a field takes; longer texts answer no question of a form. */
const typedAtMost = 200;

interface Shown {
  reader: Reader;
  question: FormQuestion;
}

/** One question with its field or choices, its explanation, and what is wrong with the answer that was sent. */
export function QuestionFields({ reader, question }: Shown) {
  const { say } = reader;
  const { fact, text, help, mistake, expects } = question;
  return (
    <fieldset class="question" aria-describedby={describedBy(question)}>
      <legend id={`q-${fact}`}>{text}</legend>
      {help !== undefined && (
        <p id={`h-${fact}`} class="note">
          {help}
        </p>
      )}
      {mistake !== undefined && (
        <p id={`m-${fact}`} class="mistake">
          {mistake}
        </p>
      )}
      {expects === "choice" ? (
        <Boxes name={fieldNames.answer(fact)} type="radio" choices={question.choices} chosen={question.sent} />
      ) : (
        <Typed question={question} hint={say("calculator.example", { example: question.example ?? "" })} />
      )}
    </fieldset>
  );
}

function describedBy({ fact, help, mistake }: FormQuestion): string | undefined {
  const ids = [...(mistake === undefined ? [] : [`m-${fact}`]), ...(help === undefined ? [] : [`h-${fact}`])];
  return ids.length === 0 ? undefined : ids.join(" ");
}

/** A field, what it may have meant, and the boxes of those who have no such day or do not know. */
function Typed({ question, hint }: { question: FormQuestion; hint: string }) {
  const { fact, example, mistake, readings, sent } = question;
  const beside = besideField(question);
  const chosen = typeof sent === "object" ? sent.chosen : sent;
  const isBox = typeof sent === "string" && beside.some(({ id }) => id === sent);
  const typed = typeof sent === "object" ? sent.typed : isBox ? "" : shownAgain(question, sent ?? "");
  const hints = [...(mistake === undefined ? [] : [`m-${fact}`]), ...(example === undefined ? [] : [`e-${fact}`])];
  return (
    <>
      {readings.length > 0 && <input type="hidden" name={fieldNames.offered(fact)} value={typed} />}
      <Boxes name={fieldNames.box(fact)} type="radio" choices={readings} />
      <input
        type="text"
        name={fieldNames.answer(fact)}
        value={typed}
        maxLength={typedAtMost}
        autocomplete="off"
        aria-labelledby={`q-${fact}`}
        aria-describedby={hints.length === 0 ? undefined : hints.join(" ")}
        aria-invalid={mistake === undefined ? undefined : "true"}
      />
      {example !== undefined && (
        <p id={`e-${fact}`} class="note">
          {hint}
        </p>
      )}
      <Boxes name={fieldNames.box(fact)} type="checkbox" choices={beside} chosen={chosen} />
    </>
  );
}

/** A day that was picked from readings came as the calendar writes it; people read it as they write days. */
function shownAgain({ understood }: FormQuestion, sent: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(sent) ? (understood ?? sent) : sent;
}

interface BoxParts {
  name: string;
  type: "radio" | "checkbox";
  choices: readonly Choice[];
  chosen?: FormQuestion["sent"];
}

function Boxes({ name, type, choices, chosen }: BoxParts) {
  return choices.map(({ id, label }) => (
    <label class="tick">
      <input type={type} name={name} value={id} checked={id === chosen} /> <span>{label}</span>
    </label>
  ));
}
