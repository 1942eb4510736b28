import { z } from "zod";
import { fold } from "./fold.ts";
import { markedWords } from "./tone-position.ts";

const phrase = z.string().min(1);

/**
 * flows/search/<lang>.yaml: what search knows of a language besides the topics. `short-forms` are what people shorten, by
 * folded letters; `same` lists phrases that mean the same; `stop-words` say nothing about what a question is about;
 * `others` are subjects near ours that we cannot answer, with ways to ask for them.
 */
export const dictionarySchema = z.strictObject({
  "short-forms": z.record(z.string().regex(/^[a-z]+$/, "must be small letters without diacritics"), phrase),
  same: z.array(z.array(phrase).min(2)),
  "stop-words": phrase,
  others: z.record(z.string().regex(/^[a-z-]+$/), z.array(phrase).min(1)),
});

/** What search knows of a language, as it is written. */
export type DictionaryFile = z.infer<typeof dictionarySchema>;

/** What search knows of a language, ready for use. Phrases are folded. */
export interface Dictionary {
  shortForms: ReadonlyMap<string, string>;
  /** Concept of a phrase and how its words are spelled, by its folded words with one space between. */
  same: ReadonlyMap<string, Concept>;
  /** Words of the longest phrase in `same`. */
  longest: number;
  stopWords: ReadonlySet<string>;
  others: readonly { id: string; phrases: readonly string[] }[];
}

/** What several phrases mean, as one of them says it. */
export interface Concept {
  name: string;
  /** Words with their tone marks at the end. */
  spelled: readonly string[];
}

/** Makes a dictionary ready for use. */
export function readDictionary(file: DictionaryFile): Dictionary {
  const same = new Map<string, Concept>();
  for (const [first = "", ...rest] of file.same) {
    for (const one of [first, ...rest]) same.set(fold(one), { name: `#${fold(first)}`, spelled: markedWords(one) });
  }
  return {
    shortForms: new Map(Object.entries(file["short-forms"])),
    same,
    longest: Math.max(1, ...[...same.keys()].map((one) => one.split(" ").length)),
    stopWords: new Set(fold(file["stop-words"]).split(" ")),
    others: Object.entries(file.others).map(([id, phrases]) => ({ id, phrases })),
  };
}
