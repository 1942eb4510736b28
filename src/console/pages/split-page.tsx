import type { SplitMisfit } from "../../complaints/case-surroundings.ts";
import { type CaseFile, complaintKinds } from "../../complaints/desk.ts";
import { longestMessage } from "../../complaints/moves.ts";
import { trackIds } from "../../rules/cases/tracks.ts";
import type { Frame, Notice } from "./frame.ts";
import { Layout, TokenField } from "./layout.tsx";
import { Select } from "./select.tsx";
import { TextArea } from "./text-area.tsx";

/** What was chosen and typed for a split. */
export interface SplitDraft {
  version: number;
  kind: string;
  track: string;
  entries: readonly string[];
  files: readonly string[];
  message: string;
}

interface SplitProps {
  frame: Frame;
  found: CaseFile;
  draft: SplitDraft | null;
  errors: Partial<Record<SplitMisfit["field"], string>>;
  /** The reader may split it now. */
  mine: boolean;
  notice: Notice | null;
}

/** The form that makes a case of its own out of what was picked. */
export function SplitPage(props: SplitProps) {
  const { frame, found, draft } = props;
  const { t } = frame;
  const choice = (id: "kind" | "track") => ({
    ...{ id, label: t(`split.${id}`), error: props.errors[id] },
    ...{ none: t("moves.choose"), required: true },
  });
  return (
    <Layout narrow frame={frame} title={t("split.title", { number: found.number })} notice={props.notice}>
      <p class="up">
        <a href={`/console/complaints/${found.id}`}>{t("case.title", { number: found.number })}</a>
      </p>
      <h1>{t("split.title", { number: found.number })}</h1>
      <p class="hint">{t("split.hint")}</p>
      {!props.mine && <p class="panel">{t("split.not-allowed")}</p>}
      <form class="stack" method="post" action={`/console/complaints/${found.id}/split`}>
        <TokenField frame={frame} />
        <input type="hidden" name="version" value={found.version} />
        <Entries {...props} />
        <Files {...props} />
        <Select
          {...choice("kind")}
          chosen={draft?.kind ?? ""}
          options={complaintKinds.map((id) => ({ id, label: t(`kinds.${id}`) }))}
        />
        <Select
          {...choice("track")}
          chosen={draft?.track ?? ""}
          options={trackIds.map((id) => ({ id, label: frame.say(`cases:tracks.${id}.name`) }))}
        />
        <TextArea
          id="message"
          label={t("split.message")}
          hint={t("split.message-hint")}
          rows={5}
          most={longestMessage}
          value={draft?.message ?? ""}
          error={props.errors.message}
        />
        <button type="submit" disabled={!props.mine}>
          {t("split.do")}
        </button>
      </form>
    </Layout>
  );
}

function Entries({ frame: { t }, found, draft, errors }: SplitProps) {
  const told = found.entries.filter(({ from }) => from === "citizen");
  return (
    <fieldset id="entries" class="field">
      <legend>{t("split.entries")}</legend>
      {errors.entries && <p class="error">{errors.entries}</p>}
      {told.map(({ id, text }) => (
        <label key={id} class="tick">
          <input type="checkbox" name="entries" value={id} checked={draft?.entries.includes(id)} />{" "}
          <span class="told">{text}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Files({ frame: { t }, found, draft }: SplitProps) {
  if (found.files.length === 0) return null;
  return (
    <fieldset class="field">
      <legend>{t("split.files")}</legend>
      {found.files.map(({ id, name }) => (
        <label key={id} class="tick">
          <input type="checkbox" name="files" value={id} checked={draft?.files.includes(id)} /> <span>{name}</span>
        </label>
      ))}
    </fieldset>
  );
}
