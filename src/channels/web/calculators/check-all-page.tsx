import { programmePath, programmesPath, unemploymentPath } from "./addresses.ts";
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
      <CalculatorPart reader={reader} filled={filled}>
        <Checked deps={deps} reader={reader} filled={filled} />
      </CalculatorPart>
      <PageFoot deps={deps} reader={reader} title={title} talk="support" />
    </CalculatorFrame>
  );
}

/** The pages of the programmes that were checked, for who wants to look at one of them closely. */
function Checked({ deps, reader, filled: { form } }: PageGround & { filled: Filled }) {
  const { say, lang } = reader;
  if (form.messages === null) return null;
  return (
    <section class="programmes" aria-labelledby="checked">
      <h3 id="checked">{say("calculator.checked")}</h3>
      <ul>
        {form.programmes.map((id) => (
          <li>
            <a href={`${programmePath(id)}?lang=${lang}`}>{deps.words(lang, `programmes:${id}.title`)}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
