import type { ComponentChildren } from "preact";
import type { CaseFile, CaseRef } from "../../complaints/desk.ts";
import { splittableStates } from "../../complaints/split-misfits.ts";
import { shownDay } from "../../rules/day.ts";
import { machineMoment, shownMoment } from "../moments.ts";
import { CaseActions } from "./case-actions.tsx";
import { CaseClocks } from "./case-clocks.tsx";
import { CaseHistory } from "./case-history.tsx";
import { CaseLooks } from "./case-looks.tsx";
import { CasePrivacy } from "./case-privacy.tsx";
import type { CaseProps } from "./case-props.ts";
import { CaseFiles, CaseTalk } from "./case-talk.tsx";
import { DangerMark } from "./danger-mark.tsx";
import type { Frame } from "./frame.ts";
import { Layout } from "./layout.tsx";
import { RelatedCases } from "./related-cases.tsx";
import { StateMark } from "./state-mark.tsx";

/** A case: what is known, what was said, its files, and what may be done now. */
export function CasePage(props: CaseProps) {
  const { frame, found } = props;
  const { t } = frame;
  return (
    <Layout frame={frame} title={t("case.title", { number: found.number })} notice={props.notice} script={props.script}>
      <p class="up">
        <a href="/console/complaints">{t("case.back")}</a>
      </p>
      <div class="case-head">
        <h1>{t("case.title", { number: found.number })}</h1>
        <StateMark frame={frame} state={found.state} />
        <DangerMark frame={frame} danger={found.danger} />
      </div>
      <CaseLooks frame={frame} id={found.id} looking={props.looking} />
      <CasePapers {...props} />
      <CaseFacts {...props} />
      <CaseClocks frame={frame} found={found} rules={props.rules} />
      <div class="case">
        <div class="case-read">
          <CaseTalk frame={frame} found={found} />
          <CaseFiles frame={frame} found={found} />
          <RelatedCases {...props} />
          <CaseHistory {...props} />
        </div>
        <CaseActions {...props} />
      </div>
    </Layout>
  );
}

/** Ways from the case: the answer, printing, the letter with which it is passed on, splitting. */
function CasePapers({ frame: { t, me }, found, moves }: CaseProps) {
  const address = `/console/complaints/${found.id}`;
  const splittable = found.owner?.id === me?.id && splittableStates.includes(found.state);
  return (
    <p class="line papers">
      {moves.includes("answer") && (
        <a href="#answer-message" data-key="r">
          {t("papers.answer")}
        </a>
      )}
      <a href={`${address}/print`}>{t("papers.print")}</a>
      {found.owner?.id === me?.id && <a href={`${address}/letter`}>{t("papers.letter")}</a>}
      {splittable && <a href={`${address}/split`}>{t("papers.split")}</a>}
    </p>
  );
}

/** What is known of a case, as pairs of name and value. */
export function CaseFacts({ frame, found, place }: CaseProps) {
  const { t } = frame;
  const precision = found.anonymous ? "day" : "minute";
  return (
    <dl class="facts">
      <dt>{t("queue.kind")}</dt>
      <dd>{t(`kinds.${found.kind}`)}</dd>
      <dt>{t("case.track")}</dt>
      <dd>{frame.say(`cases:tracks.${found.track}.name`)}</dd>
      <dt>{t("queue.place")}</dt>
      <dd>{place ?? t("queue.no-place")}</dd>
      <dt>{t("queue.received")}</dt>
      <dd>
        <time dateTime={machineMoment(found.receivedAt, precision)}>{shownMoment(found.receivedAt, precision)}</time>
      </dd>
      <dt>{t("queue.owner")}</dt>
      <dd>{found.owner?.name ?? t("queue.owners.none")}</dd>
      <Told frame={frame} found={found} />
      <Handling frame={frame} found={found} />
      <dt>{t("case.person")}</dt>
      <dd>
        <CasePrivacy frame={frame} found={found} />
      </dd>
    </dl>
  );
}

/** What the sender told besides the story: danger, employer, and what a petition needs. */
function Told({ frame: { t, say }, found }: { frame: Frame; found: CaseFile }) {
  const { danger, employer, told } = found;
  const rows = [
    ["danger", danger && say(`danger:signs.${danger}.name`)],
    ["employer", employer],
    ["about", told.about],
    ["knew", told.knew && shownDay(told.knew)],
    ["request", told.request],
  ] as const;
  return (
    <>
      {rows.map(
        ([key, value]) =>
          value && (
            <Fact key={key} name={t(`case.${key}`)}>
              {value}
            </Fact>
          ),
      )}
    </>
  );
}

/** How the petition came, and how the case ended. */
function Handling({ frame, found }: { frame: Frame; found: CaseFile }) {
  const { t, say } = frame;
  const { petitionOn } = found.times;
  const { petitionForm, petitionPlace, state, outcome, mergedInto, merged, transferredTo, splitFrom, split } = found;
  const how = [
    petitionForm && say(`cases:petition-forms.${petitionForm}`),
    petitionPlace && say(`cases:petition-places.${petitionPlace}`),
  ];
  const ended =
    outcome && (state === "refused" ? say(`cases:reasons.refuse.${outcome}`) : say(`cases:outcomes.${outcome}`));
  const rows = [
    ["petition", petitionOn && [shownDay(petitionOn), ...how.filter(Boolean)].join(" · ")],
    ["outcome", ended],
    ["transferred-to", transferredTo && say(`bodies:names.${transferredTo}`)],
  ] as const;
  return (
    <>
      {rows.map(
        ([key, value]) =>
          value && (
            <Fact key={key} name={t(`case.${key}`)}>
              {value}
            </Fact>
          ),
      )}
      {splitFrom && (
        <Fact name={t("case.split-from")}>
          <CaseLink to={splitFrom} /> {t("case.split-from-hint")}
        </Fact>
      )}
      {split.length > 0 && (
        <Fact name={t("case.split")}>
          <CaseLinks to={split} />
        </Fact>
      )}
      {mergedInto && (
        <Fact name={t("case.merged-into")}>
          <CaseLink to={mergedInto} />
        </Fact>
      )}
      {merged.length > 0 && (
        <Fact name={t("case.merged")}>
          <CaseLinks to={merged} />
        </Fact>
      )}
    </>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function CaseLinks({ to }: { to: readonly CaseRef[] }) {
  return to.map((one) => (
    <span key={one.id}>
      <CaseLink to={one} />{" "}
    </span>
  ));
}

function CaseLink({ to }: { to: CaseRef }) {
  return <a href={`/console/complaints/${to.id}`}>{to.number}</a>;
}
