import { remembered } from "../../search/remembered.ts";
import { type Phrase, phraseOf } from "./phrase.ts";

/** A choice as it can be typed: its label and other ways to say it. */
export interface ChoiceWords {
  id: string;
  label: string;
  also?: string[];
}

/** One way to say one choice. */
export interface ChoicePhrase extends Phrase {
  id: string;
  /** As written, for answers without letters ("👍"). */
  written: string;
  /** Whether this is the label itself and not another way to say it. */
  label: boolean;
}

/** Every way to say a choice. */
export function phrasesOf({ id, label, also = [] }: ChoiceWords): readonly ChoicePhrase[] {
  return phrasesOfLabel([id, label, ...also].join("\0"));
}

/** By id, label and other words, which hold no zero character: the same in every turn that shows the choice. */
const phrasesOfLabel = remembered((lines: string): readonly ChoicePhrase[] => {
  const [id = "", ...ways] = lines.split("\0");
  return ways.map((written, index) => ({ ...phraseOf(written), id, written: written.trim(), label: index === 0 }));
});
