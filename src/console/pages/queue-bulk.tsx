import { mayDo } from "../../complaints/rights.ts";
import type { Frame } from "./frame.ts";
import { TokenField } from "./layout.tsx";
import type { QueueProps } from "./queue-props.ts";

/** What can be done with the chosen cases; each is moved by itself and has an outcome of its own. */
export function BulkActions({ frame, colleagues }: QueueProps) {
  const { t } = frame;
  if (!mayDo(frame.me, "case.bulk")) return null;
  return (
    <fieldset class="bulk-actions" id="queue-bulk">
      <legend>{t("queue.bulk.title")}</legend>
      <TokenField frame={frame} />
      <input type="hidden" name="back" value={frame.here} />
      <Act frame={frame} act="take" />
      <Act frame={frame} act="release" />
      <span class="bulk-assign">
        <label class="hidden" for="bulk-colleague">
          {t("queue.bulk.to")}
        </label>
        <select id="bulk-colleague" name="colleague">
          <option value="">{t("queue.bulk.to-choose")}</option>
          {colleagues.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <Act frame={frame} act="assign" />
      </span>
      <Act frame={frame} act="transfer" />
    </fieldset>
  );
}

function Act({ frame, act }: { frame: Frame; act: "take" | "release" | "assign" | "transfer" }) {
  return (
    <button type="submit" name="act" value={act} class="secondary">
      {frame.t(`queue.bulk.${act}`)}
    </button>
  );
}
