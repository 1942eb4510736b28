/**
 * What the public may read of how the office handles cases and of what the assistant cannot answer: one record for each month
 * that is over, written once and never changed, so that two readings never tell of one case. The ports of the figures
 * (`storage` implements them), of hiding (`reports` does) and the record itself.
 */
import { z } from "zod";
import type { ComplaintKind } from "./desk.ts";

/** What is counted of a month: came in it, was settled in it, in time, late. As in the head's overview. */
export const monthCounts = ["received", "settled", "onTime", "late"] as const;
/** One of the counts. */
export type MonthCount = (typeof monthCounts)[number];

/** Counts of cases, and within how many calendar days half and nine of ten of the settled ones were settled; null when none was. */
export interface ExactGroup {
  counts: Record<MonthCount, number>;
  days: { half: number; most: number } | null;
}

/** Times something was asked, and on how many different days. */
interface ExactTimes {
  times: number;
  days: number;
}

/** What became of the questions of a month. */
export interface ExactQuestions {
  answered: number;
  /** Two or three topics were offered. */
  offered: number;
  unknown: number;
  /** Unknown ones by what they are nearest to: `area:<id>`, `other:<id>`, or `else`; each unknown one is in one. */
  subjects: ({ id: string } & ExactTimes)[];
  /** Topics whose answer people marked as not what they asked. */
  unhelpful: ({ topic: string } & ExactTimes)[];
}

/** The figures of a month as they are. They leave the program only through `MonthHiding`. */
export interface ExactMonth {
  /** `YYYY-MM`. */
  month: string;
  total: ExactGroup;
  kinds: ({ id: ComplaintKind } & ExactGroup)[];
  /** Neither settled nor ended when the month was over. */
  open: number;
  /** Null for a month of which not all questions are kept any more. */
  questions: ExactQuestions | null;
}

const shown = z.int().min(0).nullable();

const groupSchema = z.object({
  ...{ received: shown, settled: shown, onTime: shown, late: shown },
  /** Calendar days within which half, and nine of ten, were settled. */
  ...{ halfWithin: shown, mostWithin: shown },
});

/** A month as it is published; null stands for a number that is hidden. */
export const publishedMonthSchema = z.object({
  month: z.string().regex(/^\d{4}-\d{2}$/),
  total: groupSchema,
  kinds: z.array(groupSchema.extend({ id: z.string() })),
  /** To the nearest ten; null below ten. */
  open: shown,
  questions: z
    .object({
      ...{ asked: shown, answered: shown, offered: shown, unknown: shown },
      subjects: z.array(z.object({ id: z.string(), times: shown })),
      unhelpful: z.array(z.object({ topic: z.string(), times: z.int().min(5) })),
    })
    .nullable(),
});

/** A month as it is published. */
export type PublishedMonth = z.infer<typeof publishedMonthSchema>;
/** Counts and days of a month or of a kind, as they are published. */
export type PublishedGroup = z.infer<typeof groupSchema>;
/** What is published of the questions of a month. */
export type PublishedQuestions = NonNullable<PublishedMonth["questions"]>;

/** Makes of a month what others may see. */
export type MonthHiding = (month: ExactMonth) => PublishedMonth;

/** A question nobody could answer, without who asked. */
export interface UnknownQuestion {
  lang: string;
  /** Folded, without names and numbers. */
  words: string;
  day: string;
}

/** What a month's questions came to, but for what the unknown ones are about, which the words tell. */
export interface AskedMonth extends Omit<ExactQuestions, "subjects"> {
  /** All, or as many as are opened at once, in no order that tells anything. */
  unknowns: UnknownQuestion[];
}

/** Counts the months, and keeps what was published. */
export interface MonthBook {
  /** Cases of a month, `YYYY-MM`. */
  count(month: string): Promise<Omit<ExactMonth, "month" | "questions">>;
  asked(month: string): Promise<AskedMonth>;
  /** The newest of what was published, newest first. */
  published(atMost: number): Promise<PublishedMonth[]>;
  /** Keeps a month unless it was published before. */
  publish(month: PublishedMonth): Promise<void>;
}
