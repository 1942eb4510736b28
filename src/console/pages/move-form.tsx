import {
  choicesOf,
  circumstancesOf,
  longestMessage,
  type MoveField,
  type OfficerMove,
} from "../../complaints/moves.ts";
import { fieldName } from "../move-form.ts";
import type { CaseProps } from "./case-props.ts";
import { Field } from "./field.tsx";
import type { Frame } from "./frame.ts";
import { TokenField } from "./layout.tsx";
import { Select } from "./select.tsx";
import { TemplatePicker } from "./template-picker.tsx";
import { TextArea } from "./text-area.tsx";

type MoveProps = CaseProps & { move: OfficerMove };

/** The form of one move with everything it needs. All but the answer are folded until somebody opens them. */
export function MoveForm(props: MoveProps) {
  const { frame, move, draft, rules } = props;
  const { t } = frame;
  const heading = (
    <h2 id={`${move}-title`}>
      {move === "answer" ? <label for="answer-message">{t("moves.answer.title")}</label> : t(`moves.${move}.title`)}
    </h2>
  );
  if (move === "answer") {
    return (
      <section class="panel" aria-labelledby="answer-title">
        {heading}
        <Inside {...props} />
      </section>
    );
  }
  return (
    <details class="panel" open={draft?.form === move}>
      <summary>{heading}</summary>
      {t(`moves.${move}.hint`) !== "" && !rules.book.states.moves[move].needs.includes("message") && (
        <p class="hint">{t(`moves.${move}.hint`)}</p>
      )}
      <Inside {...props} />
    </details>
  );
}

function Inside(props: MoveProps) {
  const { frame, found, move, rules } = props;
  const { needs } = rules.book.states.moves[move];
  const decides = (move === "accept" || move === "extend") && circumstancesOf(found.times, rules.book).length > 0;
  const preview = needs.includes("message") || move === "merge";
  return (
    <form class="stack" method="post" action={`/console/complaints/${found.id}/${move}`}>
      <TokenField frame={frame} />
      <input type="hidden" name="version" value={found.version} />
      {needs.map((field) => (
        <Need key={field} {...props} field={field} />
      ))}
      {decides && <Circumstances {...props} />}
      <button
        type="submit"
        name="step"
        value={preview ? "preview" : "send"}
        class={move === "answer" ? undefined : "secondary"}
      >
        {preview ? frame.t("case.preview") : frame.t(`moves.${move}.do`)}
      </button>
    </form>
  );
}

function Need(props: MoveProps & { field: MoveField }) {
  const { frame, move, field, rules, draft } = props;
  const { t } = frame;
  const mine = draft?.form === move ? draft : null;
  const id = `${move}-${field}`;
  const error = mine ? props.errors.find((one) => one.field === field)?.text : undefined;
  if (field === "message") {
    return (
      <>
        <TemplatePicker frame={frame} move={move} offered={props.templates(move)} />
        <Message {...props} error={error} text={mine?.text ?? ""} />
      </>
    );
  }
  const name = fieldName(field);
  const value = name === "text" ? "" : (mine?.fields[name] ?? "");
  const label = t(`moves.fields.${field}`);
  const choices = field === "colleague" ? props.colleagues.map((one) => one.id) : choicesOf(move, field, rules);
  if (choices) {
    const names = new Map(props.colleagues.map((one) => [one.id, one.name]));
    const options = choices.map((choice) => ({
      id: choice,
      label: names.get(choice) ?? choiceWords(frame, { move, field, choice }),
    }));
    const chosen = value || preset(props);
    return <Select {...{ id, name, label, error, chosen, options }} none={t("moves.choose")} required />;
  }
  const day = field === "day" ? { type: "date", max: rules.today(), value: value || rules.today() } : { value };
  return <Field {...day} id={id} name={name} label={label} error={error} required autocomplete="off" />;
}

/** What the case is in law already, where that is something a petition can be. */
function preset({ field, found, rules }: MoveProps & { field: MoveField }): string {
  return field === "track" && rules.book.tracks[found.track].formal ? found.track : "";
}

function Message(props: MoveProps & { error: string | undefined; text: string }) {
  const { frame, move } = props;
  return (
    <TextArea
      id={`${move}-message`}
      name="text"
      label={move === "answer" ? undefined : frame.t("moves.fields.message")}
      rows={move === "answer" ? 8 : 4}
      hint={frame.t(`moves.${move}.hint`)}
      most={longestMessage}
      value={props.text}
      error={props.error}
    />
  );
}

/** A code that came with a move, in words. */
export function choiceWords(
  { say }: Frame,
  { move, field, choice }: { move: OfficerMove; field: MoveField; choice: string },
): string {
  switch (field) {
    case "reason":
      return say(`cases:reasons.${move}.${choice}`);
    case "track":
      return say(`cases:tracks.${choice}.name`);
    case "body":
      return say(`bodies:names.${choice}`);
    case "form":
    case "place":
      return say(`cases:petition-${field}s.${choice}`);
    case "outcome":
      return say(`cases:outcomes.${choice}`);
    default:
      return choice;
  }
}

function Circumstances({ frame, found, move, draft, rules, errors }: MoveProps) {
  const mine = draft?.form === move ? (draft.fields.circumstances ?? "").split(" ") : found.times.circumstances;
  const error = draft?.form === move ? errors.find(({ field }) => field === "circumstances")?.text : undefined;
  return (
    <fieldset id={`${move}-circumstances`}>
      <legend>{frame.t("moves.fields.circumstances")}</legend>
      {error && <p class="error">{error}</p>}
      {circumstancesOf(found.times, rules.book).map((name) => (
        <label key={name} class="tick">
          <input type="checkbox" name="circumstances" value={name} checked={mine.some((one) => one === name)} />{" "}
          {frame.say(`deadlines:when.${name}`)}
        </label>
      ))}
    </fieldset>
  );
}
