import type { AskedGroup, QuestionBook, TopicWeek } from "../../src/console/question-book.ts";

/** What people asked, as a test says it. */
export class MemoryQuestions implements QuestionBook {
  unansweredGroups: AskedGroup[] = [];
  unhelpfulGroups: AskedGroup[] = [];
  weeks: TopicWeek[] = [];

  async unanswered(atMost: number): Promise<AskedGroup[]> {
    return this.unansweredGroups.slice(0, atMost);
  }

  async unhelpful(atMost: number): Promise<AskedGroup[]> {
    return this.unhelpfulGroups.slice(0, atMost);
  }

  async mostAsked(atMost: number): Promise<TopicWeek[]> {
    return this.weeks.slice(0, atMost);
  }
}
