import { marksFit } from "./tone-position.ts";
import { type Feature, featuresOf } from "./topic-features.ts";
import type { LanguageIndex } from "./topic-index.ts";
import { areMarked, type Word } from "./words-of.ts";

/** A feature of a question that topics know. */
export interface AskedFeature {
  id: number;
  weight: number;
  /** Bits of the spellings it may have; all for what was typed without diacritics. */
  fitting: number;
}

/** A question as it is compared with topics. */
export interface Asked {
  features: AskedFeature[];
  /** Weight of everything that was asked, what no topic knows included. */
  weight: number;
}

const anySpelling = -1;

/** What a question asks, in features of the index. What is spelled like nothing known is not known. */
export function askedOf(words: readonly Word[], known: LanguageIndex): Asked {
  const marked = areMarked(words);
  const asked: Asked = { features: [], weight: 0 };
  const seen = new Set<string>();
  for (const feature of featuresOf(words, known.dictionary)) {
    if (seen.has(feature.name)) continue;
    seen.add(feature.name);
    const found = findIn(known, feature, marked);
    if (found) asked.features.push(found);
    asked.weight += found?.weight ?? weightOfUnknown(feature, known);
  }
  return asked;
}

function findIn(known: LanguageIndex, { kind, name, spelled }: Feature, marked: boolean): AskedFeature | null {
  const id = known.features.get(name);
  if (id === undefined) return null;
  const fitting = kind === "concept" || !marked ? anySpelling : fittingBits(known.spelled[id] ?? [], spelled);
  return fitting === 0 ? null : { id, weight: known.weights[id] ?? 0, fitting };
}

/** Pairs are new in most questions and numbers say little; a word that no topic knows says that the subject is another. */
function weightOfUnknown({ kind, name }: Feature, { unknown }: LanguageIndex): number {
  return kind === "word" && !/^\d+$/.test(name) ? unknown : 0;
}

function fittingBits(spellings: readonly string[], spelled: string): number {
  let bits = 0;
  for (const [at, other] of spellings.entries()) if (fits(spelled, other)) bits |= 1 << at;
  return bits;
}

/** Whether each word can be the other's with marks left out. */
function fits(spelled: string, other: string): boolean {
  if (spelled === other) return true;
  const others = other.split(" ");
  return spelled.split(" ").every((one, at) => marksFit(one, others[at] ?? "") || marksFit(others[at] ?? "", one));
}
