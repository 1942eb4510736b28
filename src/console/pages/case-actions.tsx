import { longestMessage, type OfficerMove } from "../../complaints/moves.ts";
import { mayDo } from "../../complaints/rights.ts";
import type { Draft } from "../draft.ts";
import type { CaseProps } from "./case-props.ts";
import type { Frame } from "./frame.ts";
import { TokenField } from "./layout.tsx";
import { MoveForm } from "./move-form.tsx";
import { TextArea } from "./text-area.tsx";

/** Moves that need nothing but a press. */
const plain: readonly OfficerMove[] = ["take", "take-over", "release"];

/** What the reader may do with the case now, and no others. */
export function CaseActions(props: CaseProps) {
  const { frame, found, draft, moves } = props;
  const { t, me } = frame;
  if (!mayDo(me, "case.work")) return null;
  const elsewhere = found.owner !== null && found.owner.id !== me?.id;
  const formless = draft !== null && draft.form !== "note" && !moves.includes(draft.form);
  const [first] = moves.filter((move) => move === "take" || move === "take-over");
  return (
    <div class="actions">
      {formless && draft.text !== "" && <KeptText frame={frame} draft={draft} />}
      {elsewhere && <p class="panel hint">{t("case.held-by", { name: found.owner?.name ?? "" })}</p>}
      {first && (
        <section class="panel highlight" aria-labelledby="take">
          <h2 id="take">{t("case.take-title")}</h2>
          <p class="hint">{t("case.take-hint")}</p>
          <OneButton {...props} move={first} />
        </section>
      )}
      {moves.includes("answer") && <MoveForm {...props} move="answer" />}
      <NoteForm {...props} />
      {moves
        .filter((move) => move !== "answer" && !plain.includes(move))
        .map((move) => (
          <MoveForm key={move} {...props} move={move} />
        ))}
      {moves.includes("release") && (
        <section class="panel" aria-labelledby="release">
          <h2 id="release">{t("moves.release.title")}</h2>
          <OneButton {...props} move="release" />
        </section>
      )}
    </div>
  );
}

function OneButton({ frame, found, move }: CaseProps & { move: OfficerMove }) {
  return (
    <form method="post" action={`/console/complaints/${found.id}/${move}`}>
      <TokenField frame={frame} />
      <button
        class={move === "release" ? "secondary" : undefined}
        type="submit"
        data-key={move === "release" ? undefined : "t"}
      >
        {frame.t(`moves.${move}.do`)}
      </button>
    </form>
  );
}

function NoteForm({ frame, found, draft, errors }: CaseProps) {
  const { t } = frame;
  const mine = draft?.form === "note" ? draft : null;
  return (
    <section class="panel" aria-labelledby="note">
      <h2 id="note">
        <label for="note-message">{t("case.note")}</label>
      </h2>
      <form class="stack" method="post" action={`/console/complaints/${found.id}/note`}>
        <TokenField frame={frame} />
        <TextArea
          id="note-message"
          name="text"
          rows={4}
          hint={t("case.note-hint")}
          most={longestMessage}
          value={mine?.text ?? ""}
          error={mine ? errors[0]?.text : undefined}
        />
        <button class="secondary" type="submit">
          {t("case.save-note")}
        </button>
      </form>
    </section>
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
