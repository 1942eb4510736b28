import type { ComponentChildren } from "preact";
import { describeDay } from "../../../flow/describe-answer.ts";
import type { CitedDocument, Leaflet, Period, Requirement, Stated } from "../../../flow/programme-leaflet.ts";
import { isUnconfirmed } from "../../../rules/source.ts";
import type { Reader } from "../page/reading-frame.tsx";

interface Shown {
  reader: Reader;
  leaflet: Leaflet;
}

/** What is told of a programme: who, how much, papers, steps, where, when, and by which law, each with how far it is known. */
export function LeafletView({ reader, leaflet, isBanded }: Shown & { isBanded: boolean }) {
  const { say } = reader;
  const { window, papers, steps, where, sums, next } = leaflet;
  const toAsk = window.status === "closed";
  return (
    <>
      {toAsk && <p class="note">{say("calculator.thenHeading")}</p>}
      <Who reader={reader} leaflet={leaflet} />
      <Part heading={say("calculator.sums")}>
        {sums.length === 0 ? <p>{say("calculator.noSum")}</p> : <StatedList reader={reader} items={sums} />}
        {sums.length > 1 && <p class="note">{say(isBanded ? "calculator.bandsOne" : "calculator.sumsAdd")}</p>}
      </Part>
      <ListPart reader={reader} heading={say("calculator.papers")} items={papers} />
      <ListPart reader={reader} heading={say("calculator.steps")} items={steps} />
      <ListPart reader={reader} heading={say(toAsk ? "calculator.whereToAsk" : "calculator.where")} items={where} />
      <Days reader={reader} leaflet={leaflet} />
      {next !== null && (
        <Part heading={say("calculator.beware")}>
          <p>{next}</p>
        </Part>
      )}
      <Part heading={say("calculator.law")}>
        <ul>
          {leaflet.documents.map((document) => (
            <li>
              <Document reader={reader} document={document} />
            </li>
          ))}
        </ul>
      </Part>
    </>
  );
}

function Part({ heading, children }: { heading: string; children: ComponentChildren }) {
  return (
    <section class="part">
      <h2>{heading}</h2>
      {children}
    </section>
  );
}

function ListPart({ reader, heading, items }: { reader: Reader; heading: string; items: readonly Stated[] }) {
  if (items.length === 0) return null;
  return (
    <Part heading={heading}>
      <StatedList reader={reader} items={items} />
    </Part>
  );
}

function StatedList({ reader, items }: { reader: Reader; items: readonly Stated[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li>
          {item.words} <Source reader={reader} stated={item} />
        </li>
      ))}
    </ul>
  );
}

/** The place in the law; what the department has not confirmed is said to be so. */
function Source({ reader: { say }, stated }: { reader: Reader; stated: Pick<Stated, "source" | "confidence"> }) {
  const { source, confidence } = stated;
  return (
    <small class="cite">
      ({isUnconfirmed(confidence) ? `${source}; ${say(`calculator.confidence.${confidence}`)}` : source})
    </small>
  );
}

function Who({ reader, leaflet }: Shown) {
  const { say, lang } = reader;
  const { everybody, ways, widenedOn } = leaflet;
  return (
    <Part heading={say("calculator.who")}>
      {everybody.length > 0 && (
        <>
          <p>{say("calculator.whoAll")}:</p>
          <Requirements reader={reader} all={everybody} />
        </>
      )}
      {ways.length > 0 && <p>{say(everybody.length > 0 ? "calculator.whoAlso" : "calculator.whoOne")}:</p>}
      {ways.map((way, at) => (
        <>
          <h3>{say("calculator.way", { n: at + 1 })}</h3>
          <Requirements reader={reader} all={way} />
        </>
      ))}
      {widenedOn !== null && <p class="note">{say("calculator.widened", { day: describeDay(widenedOn, lang) })}</p>}
    </Part>
  );
}

function Requirements({ reader, all }: { reader: Reader; all: readonly Requirement[] }) {
  return (
    <ul>
      {all.map((one) => (
        <li>
          <RequirementText reader={reader} one={one} />
        </li>
      ))}
    </ul>
  );
}

function RequirementText({ reader, one }: { reader: Reader; one: Requirement }) {
  const { say } = reader;
  if ("any" in one || "all" in one) {
    const parts = "any" in one ? one.any : one.all;
    return (
      <>
        {say("any" in one ? "calculator.anyOf" : "calculator.allOf")}:
        <Requirements reader={reader} all={parts} />
      </>
    );
  }
  return (
    <>
      {one.words} {one.sometimes && <span class="note">({say("calculator.sometimes")})</span>}{" "}
      <Source reader={reader} stated={one} />
    </>
  );
}

function Days({ reader, leaflet }: Shown) {
  const { say } = reader;
  const periods = [
    { name: say("calculator.happened"), period: leaflet.event },
    { name: say("calculator.filing"), period: leaflet.filing },
  ];
  return (
    <Part heading={say("calculator.days")}>
      <ul>
        {periods.map(
          ({ name, period }) =>
            period && (
              <li>
                {name}: {periodText(reader, period)} <Source reader={reader} stated={period} />
              </li>
            ),
        )}
      </ul>
      <p class="note">{say("topics.general")}</p>
    </Part>
  );
}

function periodText({ say, lang }: Reader, { from, until }: Period): string {
  const day = (one: string) => describeDay(one, lang);
  if (from !== null && until !== null) return say("calculator.between", { from: day(from), until: day(until) });
  if (until !== null) return say("calculator.until", { until: day(until) });
  return from === null ? "" : say("calculator.since", { from: day(from) });
}

function Document({ reader, document }: { reader: Reader; document: CitedDocument }) {
  const { say, lang } = reader;
  const { name, title, issuer, from, until, replacedBy, confidence } = document;
  const told = [
    issuer,
    ...(from === null ? [] : [say("calculator.inForce", { day: describeDay(from, lang) })]),
    ...(until === null ? [] : [say("calculator.outOfForce", { day: describeDay(until, lang) })]),
    ...(replacedBy === null ? [] : [say("calculator.replaced", { name: replacedBy })]),
    say(`calculator.confidence.${confidence}`),
  ];
  return (
    <>
      <strong>{name}</strong>: {title} <small class="cite">({told.join("; ")})</small>
    </>
  );
}
