import { describeDay } from "../../../flow/describe-answer.ts";
import type { FlowContent } from "../../../flow/flow-content.ts";
import type { Programme } from "../../../rules/programme.ts";
import { confidenceOf, documentName, readCite } from "../../../rules/source.ts";
import { filingWindow } from "../../../rules/window.ts";
import type { Reader } from "../page/reading-frame.tsx";
import { checkAllPath, programmePath, unemploymentPath } from "./addresses.ts";
import type { CalculatorDeps } from "./calculator-deps.ts";
import { CalculatorFrame } from "./calculator-frame.tsx";

/** Whether a file can be handed in: `unsettled` where the law sets no last day and our source for that is unsure. */
export type ProgrammeState = "open" | "unsettled" | "not-yet" | "closed";

/** In the order in which they are listed. */
const states: readonly ProgrammeState[] = ["open", "not-yet", "unsettled", "closed"];

/** Whether a file can be handed in on a day. */
export function stateOf(
  programme: Programme,
  today: string,
  { sources }: Pick<FlowContent, "sources">,
): ProgrammeState {
  const { status, lastDay } = filingWindow(programme, today);
  const isUnsure = confidenceOf(programme.filing, sources) === "unsure";
  return status === "open" && lastDay === undefined && isUnsure ? "unsettled" : status;
}

interface Shown {
  deps: CalculatorDeps;
  reader: Reader;
}

/** All programmes: what is open first, the closed ones by the document that set them up. */
export function ProgrammeList({ deps, reader }: Shown) {
  const { say, lang } = reader;
  const all = [...deps.content.programmes.values()];
  return (
    <CalculatorFrame reader={reader} title={say("calculator.list")} publicUrl={deps.config.publicUrl}>
      <h1>{say("calculator.list")}</h1>
      <p>{say("calculator.listLead")}</p>
      {states.map((state) => (
        <StateSection
          deps={deps}
          reader={reader}
          state={state}
          programmes={all.filter((one) => stateOf(one, deps.today(), deps.content) === state)}
        />
      ))}
      <p class="ways">
        <a class="primary" href={`${checkAllPath}?lang=${lang}`}>
          {say("calculator.all")}
        </a>{" "}
        <a href={`/topics?lang=${lang}`}>{say("topics.all")}</a>
      </p>
    </CalculatorFrame>
  );
}

/** Unemployment benefit is an insurance and no programme; it is always open, so it stands with those that are. */
function StateSection({ deps, reader, state, programmes }: Shown & { state: ProgrammeState; programmes: Programme[] }) {
  const { say, lang } = reader;
  const isOpen = state === "open";
  if (programmes.length === 0 && !isOpen) return null;
  return (
    <section aria-labelledby={`state-${state}`} class="programmes">
      <h2 id={`state-${state}`}>{say(`calculator.states.${state}`)}</h2>
      {state === "closed" && <p class="note">{say("calculator.closedLead")}</p>}
      {isOpen && (
        <ul>
          <li>
            <a href={`${unemploymentPath}?lang=${lang}`}>{say("calculator.unemployment")}</a>{" "}
            <span class="note">{say("calculator.unemploymentShort")}</span>
          </li>
        </ul>
      )}
      {[...byDocument(programmes, deps.content)].map(([document, group]) => (
        <>
          <h3>{documentText(document, deps, lang)}</h3>
          <ul>
            {group.map((programme) => (
              <ProgrammeItem deps={deps} reader={reader} programme={programme} />
            ))}
          </ul>
        </>
      ))}
    </section>
  );
}

function ProgrammeItem({ deps, reader, programme }: Shown & { programme: Programme }) {
  const { say, lang } = reader;
  const { status, since, lastDay } = filingWindow(programme, deps.today());
  const told = {
    open: lastDay === undefined ? null : say("calculator.untilDay", { day: describeDay(lastDay, lang) }),
    "not-yet": say("calculator.fromDay", { day: describeDay(since, lang) }),
    closed: say("calculator.closedDay", { day: describeDay(since, lang) }),
  };
  return (
    <li>
      <a href={`${programmePath(programme.id)}?lang=${lang}`}>{deps.words(lang, `programmes:${programme.id}.title`)}</a>{" "}
      {told[status] && <span class="note">{told[status]}</span>}
    </li>
  );
}

/** A programme is named after the document that set it up; where it is not, the one of its filing stands for it. */
function byDocument(programmes: readonly Programme[], { sources }: FlowContent): Map<string, Programme[]> {
  const groups = new Map<string, Programme[]>();
  for (const programme of programmes) {
    const [first = ""] = programme.id.split("-");
    const document = sources.has(first) ? first : (readCite(programme.filing.cite)?.source ?? "");
    groups.set(document, [...(groups.get(document) ?? []), programme]);
  }
  return groups;
}

function documentText(id: string, { content, words }: CalculatorDeps, lang: string): string {
  const source = content.sources.get(id);
  return source ? documentName(source, { words, lang }) : id;
}
