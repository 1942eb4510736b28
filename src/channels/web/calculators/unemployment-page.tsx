import { Answer } from "../page/answer.tsx";
import { CalculatorPart, type Filled } from "./calculator-part.tsx";
import { FormFrame } from "./form-frame.tsx";
import { PageFoot } from "./page-foot.tsx";
import type { PageGround } from "./page-ground.ts";
import { ServiceData } from "./service-data.tsx";

/** Questions about the benefit that are answered on its page, in the order of reading. */
const told = ["ui.conditions", "ui.amount", "ui.duration", "ui.deadline", "ui.documents", "ui.where"];
/** The area with all the others. */
const areaOfAll = "unemployment";

/** The page of the unemployment benefit: the form, and the answers to what people ask of it. */
export function UnemploymentPage({ deps, reader, filled }: PageGround & { filled: Filled }) {
  const { say, lang } = reader;
  const title = say("calculator.unemployment");
  const data = (
    <ServiceData
      reader={reader}
      publicUrl={deps.config.publicUrl}
      name={title}
      description={say("calculator.unemploymentLead")}
      askers={[say("calculator.asker.former-employee")]}
      provider={deps.words(lang, "bodies:names.employment-service-centre")}
    />
  );
  return (
    <FormFrame deps={deps} reader={reader} heading={title} filled={filled} data={data}>
      <p>{say("calculator.unemploymentLead")}</p>
      <CalculatorPart reader={reader} filled={filled} />
      <Topics deps={deps} reader={reader} />
      <PageFoot deps={deps} reader={reader} title={title} talk="unemployment" />
    </FormFrame>
  );
}

function Topics({ deps, reader }: PageGround) {
  const { say, lang } = reader;
  const topic = (id: string) => deps.content.topic(lang, id, deps.today()) ?? [];
  const others = deps.content.areas.find(({ id }) => id === areaOfAll)?.topics.filter((id) => !told.includes(id)) ?? [];
  return (
    <section class="about" aria-labelledby="more">
      <h2 id="more">{say("calculator.more")}</h2>
      {told.flatMap(topic).map(({ title, answer, sources, lang: written }) => (
        <details lang={written}>
          <summary>{title}</summary>
          <Answer text={answer} />
          <p class="cite">{sources.join("; ")}</p>
        </details>
      ))}
      <ul>
        {others.flatMap(topic).map(({ id, title, lang: written }) => (
          <li>
            <a href={`/topics/${id}?lang=${lang}`} lang={written}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
