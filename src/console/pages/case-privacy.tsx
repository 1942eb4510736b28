import type { CaseFile } from "../../complaints/desk.ts";
import { mayDo } from "../../complaints/rights.ts";
import type { Frame } from "./frame.ts";

/** Who wrote a case, as far as its page tells: whether a name was left and where to ask for it; and whether the case is muted. */
export function CasePrivacy({ frame, found }: { frame: Frame; found: CaseFile }) {
  const { t, me } = frame;
  const address = `/console/complaints/${found.id}`;
  const nobody = found.anonymous ? t("case.anonymous") : t("identity.no-name");
  return (
    <>
      <span>{found.named ? t("identity.kept-apart") : nobody}</span>
      {found.filedBy && <span> {t("caller.by", { name: found.filedBy })}</span>}
      {found.muted && <strong> {t("mute.is-muted")}</strong>}{" "}
      <span class="line">
        {found.named && mayDo(me, "identity.ask") && <a href={`${address}/identity`}>{t("identity.see")}</a>}
        {mayDo(me, "case.mute") && <a href={`${address}/mute`}>{t(found.muted ? "mute.undo" : "mute.title")}</a>}
        {mayDo(me, "records.export") && <a href={`${address}/record`}>{t("record.title")}</a>}
      </span>
    </>
  );
}
