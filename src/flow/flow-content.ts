import type { Bodies } from "../rules/bodies/bodies.ts";
import type { Calendar } from "../rules/calendar.ts";
import type { CaseStates } from "../rules/cases/case-states.ts";
import type { Promises } from "../rules/cases/promise.ts";
import type { Tracks } from "../rules/cases/tracks.ts";
import type { TimeLimits } from "../rules/deadlines/time-limits-schema.ts";
import type { FactDefinition } from "../rules/fact.ts";
import type { Parameter } from "../rules/parameter.ts";
import type { Place } from "../rules/places/place-register.ts";
import type { WageRegions } from "../rules/places/wage-regions.ts";
import type { Programme } from "../rules/programme.ts";
import type { Source } from "../rules/source.ts";
import type { FoundTopic } from "../search/find-topic.ts";
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
  /** Where a case can stand, and who may move it. */
  caseStates: CaseStates;
  /** What a message can be in law. */
  tracks: Tracks;
  /** By when somebody must act in complaints, denunciations and disputes. */
  timeLimits: TimeLimits;
  /** Public bodies and hotlines. */
  bodies: Bodies;
  places: readonly Place[];
  /** The service's own promises, as parameters of texts. */
  service: Readonly<Record<string, number | string>> &
    Readonly<Promises> & { readonly disputeDays: number; readonly quietMinutes?: number };
  /** The gravest danger that a text shows, in any language; null for none, and for questions about its rules. */
  dangerIn(text: string): Danger | null;
  /** Whether a text says, in any language, that its writer wants to file a complaint, a denunciation or a report. */
  wantsToFile(text: string): boolean;
  /** The topic behind a question asked on a day, two or three that may be meant, or nothing; `after` is the topic talked of before, `within` that of the conversation. */
  findTopic(lang: string, question: string, when: { day: string; after?: string; within?: string }): FoundTopic;
  /** A topic as of a day; undefined when there is none of that id, or its answer does not hold on that day. */
  topic(lang: string, id: string, day: string): Topic | undefined;
  /** Areas of questions with the ids of their topics, in the order in which they are offered. */
  areas: readonly { id: string; topics: readonly string[] }[];
}

/** A sign of danger: what an urgent case of it is about, and the numbers to call, the first one first. */
export interface Danger {
  sign: string;
  kind: string;
  hotlines: readonly { id: string; number: string }[];
  /** Topics whose answer helps; no other is given to a person in danger. */
  topics: readonly string[];
}

/** One topic ready to be read: title, answer and sources. */
export interface Topic {
  id: string;
  /** The language of title and answer: the base language where there is no translation. */
  lang: string;
  title: string;
  answer: string;
  sources: string[];
  /** Numbers to call, with what each is for. */
  hotlines: { label: string; number: string }[];
  /** Topics people ask for next. */
  related: readonly string[];
  /** Choices of the menu that are sensible next steps, best first. */
  actions: readonly string[];
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
