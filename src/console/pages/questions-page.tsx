import { shownDay } from "../../rules/day.ts";
import type { AskedGroup, TopicWeek } from "../question-book.ts";
import type { Frame } from "./frame.ts";
import { Layout } from "./layout.tsx";
import { TableHead } from "./table-head.tsx";

interface QuestionsProps {
  frame: Frame;
  unanswered: AskedGroup[];
  unhelpful: AskedGroup[];
  weeks: TopicWeek[];
  /** How long questions are kept. */
  days: number;
  /** Title of a topic in the page's language. */
  titleOf(topic: string): string;
}

/** What people asked: what nobody could answer, what did not help, and what is asked most. */
export function QuestionsPage(props: QuestionsProps) {
  const { t } = props.frame;
  return (
    <Layout frame={props.frame} title={t("questions.title")}>
      <h1>{t("questions.title")}</h1>
      <p class="hint">{t("questions.hint", { days: props.days })}</p>
      <Groups {...props} id="unanswered" groups={props.unanswered} />
      <Groups {...props} id="unhelpful" groups={props.unhelpful} />
      <Weeks {...props} />
    </Layout>
  );
}

function Groups({
  frame,
  id,
  groups,
  titleOf,
}: QuestionsProps & { id: "unanswered" | "unhelpful"; groups: AskedGroup[] }) {
  const { t } = frame;
  return (
    <section class="operations" aria-labelledby={id}>
      <h2 id={id}>{t(`questions.${id}`)}</h2>
      {groups.length === 0 ? (
        <p class="calm">{t(`questions.no-${id}`)}</p>
      ) : (
        <>
          <p>
            <a href={`/console/questions/${id}.yaml`}>{t("questions.export")}</a>
          </p>
          <table class="cards numbers" aria-labelledby={id}>
            <TableHead
              labels={["words", ...(id === "unhelpful" ? ["topic"] : []), "times", "last"].map((heading) =>
                t(`questions.${heading}`),
              )}
            />
            <tbody>
              {groups.map(({ words, lang, topic, times, lastOn }) => (
                <tr key={`${lang} ${topic} ${words}`}>
                  <th scope="row" lang={lang}>
                    {words}
                  </th>
                  {id === "unhelpful" && (
                    <td data-label={t("questions.topic")}>{topic === null ? "" : titleOf(topic)}</td>
                  )}
                  <td data-label={t("questions.times")}>{times}</td>
                  <td data-label={t("questions.last")}>{shownDay(lastOn)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}

function Weeks({ frame, weeks, titleOf }: QuestionsProps) {
  const { t } = frame;
  return (
    <section class="operations" aria-labelledby="weeks">
      <h2 id="weeks">{t("questions.weeks")}</h2>
      {weeks.length === 0 ? (
        <p class="calm">{t("questions.no-weeks")}</p>
      ) : (
        <table class="cards numbers" aria-labelledby="weeks">
          <TableHead labels={["topic", "week", "times"].map((heading) => t(`questions.${heading}`))} />
          <tbody>
            {weeks.map(({ topic, week, times }) => (
              <tr key={`${week} ${topic}`}>
                <th scope="row">{titleOf(topic)}</th>
                <td data-label={t("questions.week")}>{shownDay(week)}</td>
                <td data-label={t("questions.times")}>{times}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
