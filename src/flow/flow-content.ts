import type { Calendar } from "../rules/calendar.ts";
import type { FactDefinition } from "../rules/fact.ts";
import type { Parameter } from "../rules/parameter.ts";
import type { Place } from "../rules/places/place-register.ts";
import type { WageRegions } from "../rules/places/wage-regions.ts";
import type { Programme } from "../rules/programme.ts";
import type { Source } from "../rules/source.ts";
import type { Conversation } from "./conversation.ts";
import type { Words } from "./words.ts";

/** The content a talk runs on, checked beforehand: conversations, rules, places, topics and words. */
export interface FlowContent {
  /** Base language first. */
  languages: readonly string[];
  words: Words;
  hasWords(lang: string, key: string): boolean;
  conversations: ReadonlyMap<string, Conversation>;
  /** In asking order. */
  facts: ReadonlyMap<string, FactDefinition>;
  programmes: ReadonlyMap<string, Programme>;
  sources: ReadonlyMap<string, Source>;
  parameters: ReadonlyMap<string, Parameter>;
  /** Working days of the years that are known. */
  calendar: Calendar;
  wageRegions: WageRegions;
  places: readonly Place[];
  /** The service's own promises, as parameters of texts. */
  service: Readonly<Record<string, number>>;
  /** The topic behind a question, two or three that may be meant, or nothing. */
  findTopic(lang: string, question: string): FoundTopic;
  topic(lang: string, id: string): Topic | undefined;
}

/** What a question is about. */
export type FoundTopic =
  | { outcome: "answer"; id: string }
  | { outcome: "choices"; ids: string[] }
  | { outcome: "unknown" };

/** One topic in one language: title, answer and readable sources. */
export interface Topic {
  id: string;
  title: string;
  answer: string;
  sources: string[];
}

/** Time, ids and randomness of one step, given from outside. */
export interface FlowSources {
  /** ISO instant. */
  now: string;
  /** The legal day in Asia/Ho_Chi_Minh. */
  today: string;
  complaintId(): string;
  caseNumber(): string;
  receiptCode(): string;
}
