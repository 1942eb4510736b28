/** What runs, as policy officers read it, and what a changed file would come to: the port behind the pages of rules. */
import type { Message } from "../flow/message.ts";

/** A thing with the name people know it by. */
export interface Named {
  id: string;
  title: string;
}

/** A statement of law in words, with its place in the law and how far it is known. */
export interface SheetLine {
  words: string;
  /** Empty where none is written. */
  source: string;
  confidence: string;
  /** The department has not confirmed it: it is recalled or unsure. */
  open: boolean;
}

/** Statements that belong together. */
export interface SheetChapter {
  heading: string;
  lines: SheetLine[];
}

/** What a programme says, chapter by chapter in the order of its file. */
export interface ProgrammeSheet extends Named {
  chapters: SheetChapter[];
}

/** A topic as of a day, with what only those who write it see. */
export interface TopicSheet extends Named {
  /** Null where its answer does not hold on that day. */
  answer: string | null;
  sources: string[];
  from: string;
  until: string | null;
  /** How people ask for it, in the page's language. */
  aliases: readonly string[];
}

/** What was done in a preview: a text typed, or a button of the last question pressed. */
export type PreviewInput = { types: string } | { presses: string };

/** One turn of a preview: what was done, in words, and everything the assistant said. */
export interface PreviewTurn {
  /** Null for the opening. */
  did: string | null;
  said: Message[];
}

/** What a changed file would come to. `isNew`: there is no such file yet; `same`: the same text stands there already. */
export interface ChangeReport {
  /** As `npm run check` says it; empty when there are no mistakes. */
  mistakes: string;
  isNew: boolean;
  same: boolean;
  /** As `npm run impact` says it. */
  impact: string;
}

/** The rules that run. Days are ISO days. */
export interface PolicyDesk {
  list(lang: string): Promise<{ programmes: Named[]; conversations: Named[]; topics: Named[] }>;
  programme(lang: string, id: string): Promise<ProgrammeSheet | null>;
  /** The conditions of unemployment insurance by law, then every dated number with each value it had, headed by its file. */
  numbers(lang: string): Promise<SheetChapter[]>;
  topic(lang: string, id: string, day: string): Promise<TopicSheet | null>;
  /** A drawing as SVG; null where there is no such programme or conversation, or it cannot be drawn. */
  graph(kind: "programmes" | "conversations", id: string, of: { lang: string; day: string }): Promise<string | null>;
  /** A whole talk as of a day; the same inputs give the same talk. `open` is a conversation to begin with. */
  preview(of: { day: string; lang: string; open: string | null }, inputs: readonly PreviewInput[]): PreviewTurn[];
  /** Paths of the files in flows/ and locales/ that can be handed in to be checked, ordered. */
  files(): Promise<string[]>;
  /** One of them as it stands, byte by byte; null where none has this path. */
  file(path: string): Promise<Uint8Array | null>;
  /** Null where the path is none of flows/ or locales/, or nothing could be said. Nothing is written. */
  check(changed: { file: string; text: string }, lang: string): Promise<ChangeReport | null>;
}
