import { z } from "zod";
import { filingSchema } from "./filing-schema.ts";
import { foldedWords } from "./fold.ts";
import { markedWords } from "./tone-position.ts";

const phrase = z.string().min(1);

/**
 * flows/search/<lang>.yaml: what search knows of a language besides the topics. `short-forms` are what people shorten, by
 * folded letters; `same` lists phrases that mean the same; `stop-words` say nothing about what a question is about;
 * `others` are subjects near ours that we cannot answer, with ways to ask for them; `filing` is how people say that they want
 * to file a complaint.
 */
export const dictionarySchema = z.strictObject({
  "short-forms": z.record(z.string().regex(/^[a-z]+$/, "must be small letters without diacritics"), phrase),
  same: z.array(z.array(phrase).min(2)),
  "stop-words": phrase,
  others: z.record(z.string().regex(/^[a-z-]+$/), z.array(phrase).min(1)),
  filing: filingSchema.optional(),
});

/** What search knows of a language, as it is written. */
export type DictionaryFile = z.infer<typeof dictionarySchema>;

/** What search knows of a language, ready for use. Words are folded. */
export interface Dictionary {
  shortForms: ReadonlyMap<string, string>;
  /** Phrases that mean a concept, by their first word; longer ones first. */
  concepts: ReadonlyMap<string, readonly ConceptPhrase[]>;
  /** With tone marks at the end; and without any marks. */
  stopWords: ReadonlySet<string>;
  bareStopWords: ReadonlySet<string>;
  others: readonly { id: string; phrases: readonly string[] }[];
}

/** One way to say a concept. */
export interface ConceptPhrase {
  /** Number of the concept: its place in the file. */
  concept: number;
  folded: readonly string[];
  /** With tone marks at the end of each word. */
  spelled: readonly string[];
}

/** Nothing is known of a language. */
export const emptyDictionary: Dictionary = {
  shortForms: new Map(),
  concepts: new Map(),
  stopWords: new Set(),
  bareStopWords: new Set(),
  others: [],
};

/** Makes a dictionary ready for use. */
export function readDictionary(file: DictionaryFile): Dictionary {
  const concepts = new Map<string, ConceptPhrase[]>();
  for (const [concept, group] of file.same.entries()) {
    for (const phrase of group) {
      const read = { concept, folded: foldedWords(phrase), spelled: markedWords(phrase) };
      const [first = ""] = read.folded;
      concepts.set(
        first,
        [...(concepts.get(first) ?? []), read].sort((a, b) => b.folded.length - a.folded.length),
      );
    }
  }
  return {
    shortForms: new Map(Object.entries(file["short-forms"])),
    concepts,
    stopWords: new Set(markedWords(file["stop-words"])),
    bareStopWords: new Set(foldedWords(file["stop-words"])),
    others: Object.entries(file.others).map(([id, phrases]) => ({ id, phrases })),
  };
}
