import { machineMoment, shownMoment } from "../moments.ts";
import { CaseActions } from "./case-actions.tsx";
import { CasePrivacy } from "./case-privacy.tsx";
import type { CaseProps } from "./case-props.ts";
import { CaseFiles, CaseTalk } from "./case-talk.tsx";
import { Layout } from "./layout.tsx";
import { StateMark } from "./state-mark.tsx";

/** A case: what is known, what was said, its files, and what may be done now. */
export function CasePage(props: CaseProps) {
  const { frame, found } = props;
  const { t } = frame;
  return (
    <Layout frame={frame} title={t("case.title", { number: found.number })} notice={props.notice}>
      <p class="up">
        <a href="/console/complaints">{t("case.back")}</a>
      </p>
      <div class="case-head">
        <h1>{t("case.title", { number: found.number })}</h1>
        <StateMark frame={frame} state={found.state} />
      </div>
      <CaseFacts {...props} />
      <div class="case">
        <div class="case-read">
          <CaseTalk frame={frame} found={found} />
          <CaseFiles frame={frame} found={found} />
        </div>
        <CaseActions {...props} />
      </div>
    </Layout>
  );
}

function CaseFacts({ frame, found, place }: CaseProps) {
  const { t } = frame;
  const precision = found.anonymous ? "day" : "minute";
  return (
    <dl class="facts">
      <dt>{t("queue.kind")}</dt>
      <dd>{t(`kinds.${found.kind}`)}</dd>
      <dt>{t("queue.place")}</dt>
      <dd>{place ?? t("queue.no-place")}</dd>
      <dt>{t("queue.received")}</dt>
      <dd>
        <time dateTime={machineMoment(found.receivedAt, precision)}>{shownMoment(found.receivedAt, precision)}</time>
      </dd>
      <dt>{t("queue.owner")}</dt>
      <dd>{found.owner?.name ?? t("queue.owners.none")}</dd>
      <dt>{t("case.person")}</dt>
      <dd>
        <CasePrivacy frame={frame} found={found} />
      </dd>
    </dl>
  );
}
