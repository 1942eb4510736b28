import type { OfferedTemplate } from "../../complaints/message-templates.ts";
import type { OfficerMove } from "../../complaints/moves.ts";
import type { Frame } from "./frame.ts";

/**
 * Beginnings of a message to choose from. The button sends what was typed along, so nothing is lost; the text comes back
 * with the template at its end, to be edited.
 */
export function TemplatePicker(props: { frame: Frame; move: OfficerMove; offered: readonly OfferedTemplate[] }) {
  const { move, offered } = props;
  const { t } = props.frame;
  if (offered.length === 0) return null;
  const id = `${move}-template`;
  return (
    <div class="field templates">
      <label for={id}>{t("templates.label")}</label>
      <div class="line">
        <select id={id} name="template">
          <option value="">{t("moves.choose")}</option>
          {offered.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
        <button class="secondary" type="submit" name="step" value="template" formNoValidate>
          {t("templates.use")}
        </button>
      </div>
    </div>
  );
}
