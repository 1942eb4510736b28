import { programmesPath, unemploymentPath } from "./addresses.ts";
import { CalculatorFrame } from "./calculator-frame.tsx";
import { CalculatorPart, type Filled, hasMistake } from "./calculator-part.tsx";
import { PageFoot } from "./page-foot.tsx";
import type { PageGround } from "./page-ground.ts";

/** The page that checks all programmes for somebody at once. */
export function CheckAllPage({ deps, reader, filled }: PageGround & { filled: Filled }) {
  const { say, lang } = reader;
  const title = say("calculator.all");
  return (
    <CalculatorFrame
      reader={reader}
      title={hasMistake(filled) ? `${say("calculator.mistake")} · ${title}` : title}
      publicUrl={deps.config.publicUrl}
    >
      <p class="trail">
        <a href={`${programmesPath}?lang=${lang}`}>{say("calculator.shortList")}</a>
      </p>
      <h1>{title}</h1>
      <p>{say("calculator.allLead")}</p>
      <p>
        <a href={`${unemploymentPath}?lang=${lang}`}>{say("calculator.allUnemployment")}</a>
      </p>
      <CalculatorPart reader={reader} filled={filled} />
      <PageFoot deps={deps} reader={reader} title={title} talk="support" />
    </CalculatorFrame>
  );
}
