import { remembered } from "../../search/remembered.ts";
import { type Phrase, phraseOf } from "./phrase.ts";

const labelPhrase = remembered(phraseOf);

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
export function phrasesOf({ id, label, also = [] }: ChoiceWords): ChoicePhrase[] {
  return [label, ...also].map((written, index) => ({
    ...labelPhrase(written),
    id,
    written: written.trim(),
    label: index === 0,
  }));
}
