import type { AskedGroup, QuestionBook, TopicWeek } from "../console/question-book.ts";
import type { Database } from "./database.ts";

interface GroupRow extends Omit<AskedGroup, "times" | "lastOn"> {
  times: string;
  last: string;
}

/** What people asked, from the notes of their turns. */
export function createQuestionBook(database: Database): QuestionBook {
  const groups = async (outcome: string, atMost: number): Promise<AskedGroup[]> => {
    const rows = await database.query<GroupRow>({
      name: "asked-groups",
      text: `select words, lang, topic, count(*) as times, to_char(max(day), 'YYYY-MM-DD') as last from asked_question
             where outcome = $1 group by words, lang, topic order by count(*) desc, max(day) desc, words limit $2`,
      values: [outcome, atMost],
    });
    return rows.map(({ words, lang, topic, times, last }) => ({
      words,
      lang,
      topic,
      times: Number(times),
      lastOn: last,
    }));
  };
  return {
    unanswered: (atMost) => groups("unknown", atMost),
    unhelpful: (atMost) => groups("did-not-help", atMost),
    async mostAsked(atMost) {
      const rows = await database.query<Omit<TopicWeek, "times"> & { times: string }>({
        name: "asked-topics",
        text: `select topic, to_char(date_trunc('week', day), 'YYYY-MM-DD') as week, count(*) as times from asked_question
               where outcome = 'answered' and topic is not null group by topic, date_trunc('week', day)
               order by date_trunc('week', day) desc, count(*) desc, topic limit $1`,
        values: [atMost],
      });
      return rows.map(({ topic, week, times }) => ({ topic, week, times: Number(times) }));
    },
  };
}
