import type { Identity } from "../../complaints/identity-desk.ts";
import { shownMoment } from "../moments.ts";
import { CaseClocks } from "./case-clocks.tsx";
import { CaseHistory } from "./case-history.tsx";
import { CaseFacts } from "./case-page.tsx";
import type { CaseProps } from "./case-props.ts";
import { CaseFiles, CaseTalk } from "./case-talk.tsx";
import { Layout } from "./layout.tsx";
import { StateMark } from "./state-mark.tsx";

/** The whole file of a case on paper: everything its reader may see; who wrote only while it is open to them. */
export function PrintPage(props: CaseProps & { person: Identity | null; by: string; now: Date }) {
  const { frame, found, person } = props;
  const { t } = frame;
  const title = t("print.title", { number: found.number });
  return (
    <Layout frame={frame} title={title} script={props.script}>
      <div class="print">
        <p class="up no-print">
          <a href={`/console/complaints/${found.id}`}>{t("case.title", { number: found.number })}</a>
        </p>
        <h1>{title}</h1>
        <p class="no-print line">
          <button type="button" data-print hidden>
            {t("print.do")}
          </button>
          <span class="hint">{t("print.hint")}</span>
        </p>
        <p>
          <StateMark frame={frame} state={found.state} />{" "}
          {t("print.by", { name: props.by, when: shownMoment(props.now.toISOString(), "minute") })}
        </p>
        <CaseFacts {...props} />
        {person && <Person {...props} person={person} />}
        <CaseClocks frame={frame} found={found} rules={props.rules} />
        <CaseTalk frame={frame} found={found} />
        <CaseFiles frame={frame} found={found} />
        <CaseHistory {...props} open />
      </div>
    </Layout>
  );
}

function Person({ frame: { t }, person }: CaseProps & { person: Identity }) {
  return (
    <section aria-labelledby="person">
      <h2 id="person">{t("print.person")}</h2>
      <dl class="facts">
        <dt>{t("caller.name")}</dt>
        <dd>{person.name}</dd>
        <dt>{t("caller.phone")}</dt>
        <dd>{person.phone}</dd>
        {person.address && (
          <>
            <dt>{t("print.address")}</dt>
            <dd>{person.address}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
