import type { ComponentChildren } from "preact";
import { programmesPath } from "./addresses.ts";
import { CalculatorFrame } from "./calculator-frame.tsx";
import { type Filled, hasMistake } from "./calculator-part.tsx";
import type { PageGround } from "./page-ground.ts";

interface FormFrameParts extends PageGround {
  /** What the form is about; the page's heading. */
  heading: string;
  filled: Filled;
  /** What search engines read of the page. */
  data?: ComponentChildren;
  children: ComponentChildren;
}

/** The frame of a page with a form: the way to all programmes and the heading. Its title says first that something was no answer. */
export function FormFrame({ deps, reader, heading, filled, data, children }: FormFrameParts) {
  const { say, lang } = reader;
  const title = hasMistake(filled) ? `${say("calculator.mistake")} · ${heading}` : heading;
  return (
    <CalculatorFrame reader={reader} title={title} publicUrl={deps.config.publicUrl} data={data}>
      <p class="trail">
        <a href={`${programmesPath}?lang=${lang}`}>{say("calculator.shortList")}</a>
      </p>
      <h1>{heading}</h1>
      {children}
    </CalculatorFrame>
  );
}
