/** What people asked, for those who improve the answers: the port behind the page of questions. */

/** Questions with the same words. */
export interface AskedGroup {
  /** Folded, without names and numbers. */
  words: string;
  lang: string;
  times: number;
  /** ISO day on which it was asked last. */
  lastOn: string;
  /** The topic that answered or was offered; null for none. */
  topic: string | null;
}

/** How often a topic was asked in a week. */
export interface TopicWeek {
  topic: string;
  /** ISO day of the week's Monday. */
  week: string;
  times: number;
}

/** What was asked, as long as questions are kept. It never leads to who asked. */
export interface QuestionBook {
  /** Questions nobody could answer, most asked first. */
  unanswered(atMost: number): Promise<AskedGroup[]>;
  /** Answers that people marked as not what they asked. */
  unhelpful(atMost: number): Promise<AskedGroup[]>;
  /** How often each topic answered, by week, newest week first. */
  mostAsked(atMost: number): Promise<TopicWeek[]>;
}
