import type { AskedGroup, QuestionBook, TopicWeek } from "../console/question-book.ts";
import type { Database } from "./database.ts";
import { type Keys, openWords } from "./sealed-rows.ts";

/** Most notes of one kind that are opened and grouped for a page; the newest. */
const OPENED_AT_MOST = 5_000;

interface NoteRow {
  id: string;
  lang: string;
  topic: string | null;
  sealed: Buffer;
  day: string;
}

/** What people asked, from the notes of their turns. Words lie sealed, so they are grouped here and not by the database. */
export function createQuestionBook(database: Database, keys: Keys): QuestionBook {
  const groups = async (outcome: string, atMost: number): Promise<AskedGroup[]> => {
    const rows = await database.query<NoteRow>({
      name: "asked-notes",
      text: `select id, lang, topic, sealed_words as sealed, to_char(day, 'YYYY-MM-DD') as day from asked_question
             where outcome = $1 order by asked_question.day desc limit $2`,
      values: [outcome, OPENED_AT_MOST],
    });
    return grouped(rows.map((row) => ({ ...row, words: openWords(keys, row.id, row.sealed) }))).slice(0, atMost);
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

/** Notes with the same words, most asked first; newest first come the rows. */
function grouped(notes: readonly (Omit<NoteRow, "sealed"> & { words: string })[]): AskedGroup[] {
  const groups = new Map<string, AskedGroup>();
  for (const { lang, topic, words, day } of notes) {
    const key = JSON.stringify([lang, topic, words]);
    const group = groups.get(key) ?? { words, lang, topic, times: 0, lastOn: day };
    groups.set(key, { ...group, times: group.times + 1 });
  }
  return [...groups.values()].sort((one, other) => other.times - one.times || (one.words < other.words ? -1 : 1));
}
