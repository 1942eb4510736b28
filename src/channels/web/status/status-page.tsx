import type { PublishedMonth } from "../../../complaints/public-figures.ts";
import { Frame, type Reader } from "../page/reading-frame.tsx";
import { StatusKinds, StatusMonths } from "./status-cases.tsx";
import { statusPath } from "./status-path.ts";
import type { StatusProps } from "./status-props.ts";
import { StatusQuestions } from "./status-questions.tsx";
import { monthName, onTimePercent, shownDays, shownNumber, shownOpen } from "./status-words.ts";

/** The page of figures: one month, all months, the kinds of that month, and what could not be answered in it. */
export function StatusPage(props: StatusProps) {
  const { reader, months, shown, deps } = props;
  const { say, lang, url } = reader;
  const newest = months[0];
  return (
    <Frame reader={reader} title={say("status.heading")} head={<link rel="stylesheet" href={url("status.css")} />}>
      <h1>{say("status.heading")}</h1>
      {shown && newest ? (
        <>
          <p>{say("status.lead", { month: monthName(reader, newest.month, "inMonth") })}</p>
          <p class="note">{say("status.hiddenHint")}</p>
          <Tiles {...{ reader, shown }} />
          <StatusMonths {...{ reader, months, shown, columns: deps.status.columns }} />
          <StatusKinds {...{ reader, shown, bars: deps.status.bars }} />
        </>
      ) : (
        <p>{say("status.none")}</p>
      )}
      <StatusQuestions {...props} />
      <Meanings reader={reader} />
      <p class="ways">
        <a class="primary" href={`/?lang=${lang}`}>
          {say("topics.chat")}
        </a>{" "}
        <a href={`/topics?lang=${lang}`}>{say("topics.all")}</a> <a href="/api/v1/status">{say("status.data")}</a>
      </p>
    </Frame>
  );
}

function Tiles({ reader, shown }: { reader: Reader; shown: PublishedMonth }) {
  const { say } = reader;
  const { total, month, open } = shown;
  const percent = onTimePercent(total);
  const of = { onTime: shownNumber(reader, total.onTime), settled: shownNumber(reader, total.settled) };
  const tiles = [
    { name: "received", number: shownNumber(reader, total.received) },
    { name: "settled", number: shownNumber(reader, total.settled) },
    {
      name: "onTimeShare",
      number: percent === null ? say("status.hidden") : say("status.percent", { number: percent }),
      aside: percent === null ? undefined : say("status.onTimeOf", of),
    },
    { name: "halfWithin", number: shownDays(reader, total.halfWithin) },
    { name: "mostWithin", number: shownDays(reader, total.mostWithin) },
    { name: "open", number: shownOpen(reader, open), aside: say("status.atEnd") },
  ];
  return (
    <section aria-labelledby="month">
      <h2 id="month">{monthName(reader, month)}</h2>
      <dl class="tiles">
        {tiles.map(({ name, number, aside }) => (
          <div key={name} class="tile">
            <dt>{say(`status.tiles.${name}`)}</dt>
            <dd>
              <strong>{number}</strong> {aside && <span class="note">{aside}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** What each number counts. */
function Meanings({ reader: { say } }: { reader: Reader }) {
  return (
    <details>
      <summary>{say("status.meanings")}</summary>
      <ul>
        {["received", "settled", "onTime", "days", "open"].map((name) => (
          <li key={name}>{say(`status.meaning.${name}`)}</li>
        ))}
      </ul>
    </details>
  );
}

interface LinkParts {
  reader: Pick<Reader, "say" | "lang">;
  config: { publicStatus: boolean };
}

/** The way to the figures, for other pages; nothing where the figures are not for everybody. */
export function StatusLink({ reader: { say, lang }, config }: LinkParts) {
  return config.publicStatus && <a href={`${statusPath}?lang=${lang}`}>{say("status.link")}</a>;
}
