/** What is published of the service's work, and when: the months that are over, and what the assistant knows that it cannot answer. */
import type { Logger } from "pino";
import type { Content } from "../content/content.ts";
import type { BarChart } from "./overview.ts";
import type { MonthBook, MonthHiding, PublishedMonth } from "./public-figures.ts";
import { publishedMonths, publishMonths } from "./publish-months.ts";

/** What the public page of the figures reads and draws. */
export interface StatusReading {
  /** Published months, newest first. */
  months(): Promise<PublishedMonth[]>;
  /** Subjects that the assistant recognises and does not answer: `web:status.subjects.<id>`. */
  gaps: readonly string[];
  /** SVG pictures as text, escaped. */
  bars(chart: BarChart): string;
  columns(chart: BarChart): string;
}

/** What the figures are made of. */
export interface StatusParts {
  content: Pick<Content, "subjectOf" | "otherSubjects" | "retention" | "languages" | "hasWords">;
  book: MonthBook;
  hide: MonthHiding;
  draw: Pick<StatusReading, "bars" | "columns">;
  log: Pick<Logger, "info">;
  /** The real clock. */
  now(): Date;
}

/** Publishes months that are over, and gives what was published. */
export function publicStatus({ content, book, hide, draw, log, now }: StatusParts): {
  reading: StatusReading;
  publish(): Promise<void>;
} {
  const [base = "vi"] = content.languages;
  // Chatter, insults and the like are recognised too; only subjects with a name are told.
  const gaps = content.otherSubjects.filter((id) => content.hasWords(base, `web:status.subjects.${id}`));
  const subjectOf = (lang: string, words: string) => {
    const subject = content.subjectOf(lang, words);
    const [kind, id = ""] = subject?.split(":") ?? [];
    return kind === "other" && !gaps.includes(id) ? null : subject;
  };
  return {
    reading: { months: () => book.published(publishedMonths), gaps, bars: draw.bars, columns: draw.columns },
    async publish() {
      const { questionDays } = content.retention;
      const months = await publishMonths({ book, hide, subjectOf, questionDays, now });
      if (months > 0) log.info({ months }, "published the figures of months that are over");
    },
  };
}
