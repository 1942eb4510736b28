import { allowedActions } from "../allowed-actions.ts";
import type { Draft } from "../draft.ts";
import { longestText } from "../longest-text.ts";
import type { CaseProps } from "./case-props.ts";
import type { Frame } from "./frame.ts";
import { TokenField } from "./layout.tsx";

/** What the reader may do with the case now, and no others. */
export function CaseActions(props: CaseProps) {
  const { frame, found, draft } = props;
  const { t, me } = frame;
  const allowed = allowedActions(found, me?.id ?? "");
  const elsewhere = found.owner !== null && found.owner.id !== me?.id;
  return (
    <div class="actions">
      {draft?.form === "answer" && !allowed.answer && <KeptText frame={frame} draft={draft} />}
      {elsewhere && <p class="panel hint">{t("case.held-by", { name: found.owner?.name ?? "" })}</p>}
      {allowed.take && (
        <section class="panel highlight" aria-labelledby="take">
          <h2 id="take">{t("case.take-title")}</h2>
          <p class="hint">{t("case.take-hint")}</p>
          <OneButton {...props} action="take" label={t("case.take")} />
        </section>
      )}
      {allowed.answer && <AnswerForm {...props} />}
      <NoteForm {...props} />
      {(allowed.states.length > 0 || allowed.release) && (
        <section class="panel" aria-labelledby="move">
          <h2 id="move">{t("case.move")}</h2>
          <div class="line">
            {allowed.states.map((state) => (
              <OneButton key={state} {...props} action="state" to={state} label={t(`case.moves.${state}`)} />
            ))}
            {allowed.release && <OneButton {...props} action="release" label={t("case.release")} />}
          </div>
        </section>
      )}
    </div>
  );
}

function OneButton(props: CaseProps & { action: "take" | "release" | "state"; to?: string; label: string }) {
  const { frame, found, action, to } = props;
  return (
    <form method="post" action={`/console/complaints/${found.id}/${action}`}>
      <TokenField frame={frame} />
      <input type="hidden" name="version" value={found.version} />
      {to && <input type="hidden" name="to" value={to} />}
      <button class={action === "take" ? undefined : "secondary"} type="submit">
        {props.label}
      </button>
    </form>
  );
}

function AnswerForm(props: CaseProps) {
  const { frame, found } = props;
  const { t } = frame;
  return (
    <section class="panel" aria-labelledby="answer">
      <h2 id="answer">
        <label for="answer-text">{t("case.answer")}</label>
      </h2>
      <form class="stack" method="post" action={`/console/complaints/${found.id}/answer`}>
        <TokenField frame={frame} />
        <input type="hidden" name="version" value={found.version} />
        <TextBox {...props} form="answer" hint={t("case.answer-hint")} />
        <button type="submit" name="step" value="preview">
          {t("case.preview")}
        </button>
      </form>
    </section>
  );
}

function NoteForm(props: CaseProps) {
  const { frame, found } = props;
  const { t } = frame;
  return (
    <section class="panel" aria-labelledby="note">
      <h2 id="note">
        <label for="note-text">{t("case.note")}</label>
      </h2>
      <form class="stack" method="post" action={`/console/complaints/${found.id}/note`}>
        <TokenField frame={frame} />
        <TextBox {...props} form="note" hint={t("case.note-hint")} />
        <button class="secondary" type="submit">
          {t("case.save-note")}
        </button>
      </form>
    </section>
  );
}

function TextBox(props: CaseProps & { form: Draft["form"]; hint: string }) {
  const { form, draft } = props;
  const mine = draft?.form === form ? draft : null;
  const error = mine && props.draftError;
  const id = `${form}-text`;
  return (
    <div class={error ? "field wrong" : "field"}>
      <p class="hint" id={`${id}-hint`}>
        {props.hint}
      </p>
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <textarea
        id={id}
        name="text"
        rows={form === "answer" ? 8 : 4}
        maxlength={longestText}
        required
        aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`}
        aria-invalid={error ? "true" : undefined}
      >
        {mine?.text ?? ""}
      </textarea>
    </div>
  );
}

function KeptText({ frame: { t }, draft }: { frame: Frame; draft: Draft }) {
  return (
    <section class="panel highlight" aria-labelledby="kept">
      <h2 id="kept">{t("case.kept")}</h2>
      <div class="field">
        <label for="kept-text">{t("case.kept-label")}</label>
        <textarea id="kept-text" rows={6} readOnly>
          {draft.text}
        </textarea>
      </div>
    </section>
  );
}
