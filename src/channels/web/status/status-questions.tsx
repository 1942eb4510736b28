import type { PublishedQuestions } from "../../../complaints/public-figures.ts";
import type { Reader } from "../page/reading-frame.tsx";
import type { StatusProps } from "./status-props.ts";
import { StatusTable } from "./status-table.tsx";
import { monthName, shownNumber } from "./status-words.ts";

/** What the assistant could not answer in a month, and what it knows that it does not answer. */
export function StatusQuestions({ deps, reader, shown }: StatusProps) {
  const { say } = reader;
  const { knowledge, today, status } = deps;
  const ids = knowledge.areas.flatMap(({ topics }) => topics);
  const count = ids.filter((id) => knowledge.topic(reader.lang, id, today())).length;
  return (
    <section aria-labelledby="questions">
      <h2 id="questions">{say("status.questions")}</h2>
      {shown && <Asked {...{ deps, reader, shown }} />}
      {status.gaps.length > 0 && (
        <>
          <p>{say("status.answers", { count })}:</p>
          <ul class="gaps">
            {status.gaps.map((id) => (
              <li key={id}>{say(`status.subjects.${id}`)}</li>
            ))}
          </ul>
          <p>{say("status.gapsEnd")}</p>
        </>
      )}
    </section>
  );
}

type AskedProps = Pick<StatusProps, "deps" | "reader"> & { shown: NonNullable<StatusProps["shown"]> };

function Asked({ deps, reader, shown: { month, questions } }: AskedProps) {
  const { say } = reader;
  if (questions === null) return <p>{say("status.notKept")}</p>;
  const number = (value: number | null) => shownNumber(reader, value);
  const { asked, answered, offered, unknown } = questions;
  const numbers = { asked: number(asked), answered: number(answered), offered: number(offered) };
  return (
    <>
      <p>{say("status.asked", { month: monthName(reader, month, "inMonth"), ...numbers, unknown: number(unknown) })}</p>
      {questions.unknown !== 0 && <Subjects {...{ deps, reader, questions }} />}
      {questions.unhelpful.length > 0 && <Unhelpful {...{ deps, reader, questions }} />}
    </>
  );
}

type ListProps = Pick<StatusProps, "deps" | "reader"> & { questions: PublishedQuestions };

function Subjects({ deps, reader, questions }: ListProps) {
  const { say } = reader;
  const named = questions.subjects.filter(({ id }) => id !== "else");
  const rest = questions.subjects.filter(({ id }) => id === "else");
  const byTimes = named.toSorted((one, other) => (other.times ?? 0) - (one.times ?? 0));
  return (
    <>
      <p class="note">{say("status.subjectsHint")}</p>
      <StatusTable
        caption={say("status.questions")}
        sameAsHeading
        heads={[say("status.columns.subject"), say("status.columns.times")]}
        rows={[...byTimes, ...rest].map(({ id, times }) => ({
          key: id,
          name: subjectName(deps, reader, id),
          cells: [shownNumber(reader, times)],
        }))}
      />
    </>
  );
}

/** An area of ours, a subject that is not ours, or the rest. A subject that lost its name since is in the rest as well. */
function subjectName(
  { words, status, knowledge }: StatusProps["deps"],
  { lang, say }: Reader,
  subject: string,
): string {
  const [kind, id = ""] = subject.split(":");
  if (kind === "area" && knowledge.areas.some((area) => area.id === id)) return words(lang, `areas:${id}`);
  return kind === "other" && status.gaps.includes(id) ? say(`status.subjects.${id}`) : say("status.else");
}

function Unhelpful({ deps, reader, questions }: ListProps) {
  const { say, lang } = reader;
  const { knowledge, today } = deps;
  const rows = questions.unhelpful.flatMap(({ topic: id, times }) => {
    const topic = knowledge.topic(lang, id, today());
    if (!topic) return [];
    const name = (
      <a href={`/topics/${id}?lang=${lang}`} lang={topic.lang}>
        {topic.title}
      </a>
    );
    return [{ key: id, name, cells: [shownNumber(reader, times)] }];
  });
  return (
    <StatusTable
      caption={say("status.unhelpful")}
      heads={[say("status.columns.topic"), say("status.columns.times")]}
      rows={rows}
    />
  );
}
