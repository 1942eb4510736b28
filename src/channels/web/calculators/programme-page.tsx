import { describeDay } from "../../../flow/describe-answer.ts";
import { type Leaflet, programmeLeaflet } from "../../../flow/programme-leaflet.ts";
import type { Programme } from "../../../rules/programme.ts";
import { CalculatorPart, type Filled } from "./calculator-part.tsx";
import { FormFrame } from "./form-frame.tsx";
import { LeafletView } from "./leaflet-view.tsx";
import { PageFoot } from "./page-foot.tsx";
import type { PageGround } from "./page-ground.ts";
import { stateOf } from "./programme-list.tsx";
import { ServiceData } from "./service-data.tsx";

interface Shown extends PageGround {
  programme: Programme;
  filled: Filled;
  /** Whether somebody is filling in the form: then that comes first, and what is told of the programme can be opened. */
  isFilling: boolean;
}

/** The page of one programme: what it is, and the form to check it. That it is closed is said before anything else. */
export function ProgrammePage({ deps, reader, programme, filled, isFilling }: Shown) {
  const { say, lang } = reader;
  const leaflet = programmeLeaflet({ content: deps.content, lang, today: deps.today() }, programme);
  const isBanded = (programme.amount ?? []).some((entry) => "bands" in entry);
  const status = statusText({ deps, reader }, programme, leaflet);
  const told = <LeafletView reader={reader} leaflet={leaflet} isBanded={isBanded} />;
  const data = (
    <ServiceData
      reader={reader}
      publicUrl={deps.config.publicUrl}
      name={leaflet.title}
      description={`${status} ${say(`calculator.gives.${programme.benefit}`)}.`}
      askers={programme.askedBy.map((asker) => say(`calculator.asker.${asker}`))}
      provider={deps.words(lang, "bodies:names.home-affairs")}
      filing={programme.filing}
    />
  );
  return (
    <FormFrame deps={deps} reader={reader} heading={leaflet.title} filled={filled} data={data}>
      <div class={`status ${leaflet.window.status}`}>
        <p>
          <strong>{status}</strong> {leaflet.closed}
        </p>
      </div>
      <dl class="facts">
        <dt>{say("calculator.give")}</dt>
        <dd>{say(`calculator.gives.${programme.benefit}`)}</dd>
        <dt>{say("calculator.askers")}</dt>
        <dd>{programme.askedBy.map((asker) => say(`calculator.asker.${asker}`)).join(", ")}</dd>
      </dl>
      <CalculatorPart reader={reader} filled={filled} />
      {isFilling ? (
        <details class="about">
          <summary>{say("calculator.about")}</summary>
          {told}
        </details>
      ) : (
        <div class="about">{told}</div>
      )}
      <PageFoot deps={deps} reader={reader} title={leaflet.title} talk="support" />
    </FormFrame>
  );
}

/** Whether a file can be handed in, in one sentence. */
function statusText({ deps, reader }: PageGround, programme: Programme, { window }: Leaflet): string {
  const { say, lang } = reader;
  const day = (one: string) => ({ day: describeDay(one, lang) });
  switch (stateOf(programme, deps.today(), deps.content)) {
    case "closed":
      return say("calculator.closedFirst", day(window.since));
    case "not-yet":
      return say("calculator.notYetFirst", day(window.since));
    case "unsettled":
      return say("calculator.unsettledFirst");
    case "open":
      return window.lastDay === undefined
        ? say("calculator.openFirst")
        : say("calculator.openUntil", day(window.lastDay));
  }
}
