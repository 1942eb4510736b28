import { programmePath, unemploymentPath } from "./addresses.ts";
import { CalculatorPart, type Filled } from "./calculator-part.tsx";
import { FormFrame } from "./form-frame.tsx";
import { PageFoot } from "./page-foot.tsx";
import type { PageGround } from "./page-ground.ts";

/** The page that checks all programmes for somebody at once. */
export function CheckAllPage({ deps, reader, filled }: PageGround & { filled: Filled }) {
  const { say, lang } = reader;
  const title = say("calculator.all");
  return (
    <FormFrame deps={deps} reader={reader} heading={title} filled={filled}>
      <p>{say("calculator.allLead")}</p>
      <p>
        <a href={`${unemploymentPath}?lang=${lang}`}>{say("calculator.allUnemployment")}</a>
      </p>
      <CalculatorPart reader={reader} filled={filled}>
        <Checked deps={deps} reader={reader} filled={filled} />
      </CalculatorPart>
      <PageFoot deps={deps} reader={reader} title={title} talk="support" />
    </FormFrame>
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
