import type { CaseFile } from "../../complaints/desk.ts";
import type { Frame } from "./frame.ts";
import { Layout, TokenField } from "./layout.tsx";
import { Select } from "./select.tsx";

/** Muting a case with a reason, and undoing it: what it does, and what it never does. */
export function MutePage(props: { frame: Frame; found: CaseFile; reasons: readonly { id: string; label: string }[] }) {
  const { frame, found, reasons } = props;
  const { t } = frame;
  const reason = reasons.find(({ id }) => id === found.muted)?.label ?? found.muted ?? "";
  return (
    <Layout narrow frame={frame} title={t("mute.title")}>
      <p class="up">
        <a href={`/console/complaints/${found.id}`}>{t("case.title", { number: found.number })}</a>
      </p>
      <h1>{t("mute.title")}</h1>
      <p>{t("mute.what")}</p>
      <form class="stack" method="post" action={`/console/complaints/${found.id}/${found.muted ? "unmute" : "mute"}`}>
        <TokenField frame={frame} />
        {found.muted ? (
          <p class="panel">{t("mute.because", { reason })}</p>
        ) : (
          <Select id="reason" label={t("mute.reason")} chosen="" options={reasons} />
        )}
        <button type="submit">{t(found.muted ? "mute.undo" : "mute.do")}</button>
      </form>
    </Layout>
  );
}
