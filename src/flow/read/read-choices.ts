import type { ChoiceWords } from "./choice-words.ts";
import { phraseOf } from "./phrase.ts";
import { readChoice } from "./read-choice.ts";
import { ambiguous, type Reading, read, unread } from "./reading.ts";

const separators = /[,;+&/\n]|(?<![\p{L}\p{M}])(?:và|va|and|cùng|với)(?![\p{L}\p{M}])/giu;

/**
 * The choices that were typed, each once, in typed order: "1, 3 và 4", "1 3", or their words joined by commas or "và".
 * "1-3" may mean two or three choices and is ambiguous. One part that cannot be read makes the whole unreadable.
 */
export function readChoices(text: string, choices: ChoiceWords[]): Reading<string[]> {
  const typed = phraseOf(text);
  if (typed.words.length === 0) return unread("empty");
  const range = rangeOf(text, choices);
  if (range) return ambiguous(range);
  if (typed.words.every((word) => /^\d{1,2}$/.test(word) || word === "va")) {
    return joined(typed.words.filter((word) => word !== "va").map((word) => readChoice(word, choices)));
  }
  const parts = text
    .normalize("NFC")
    .split(separators)
    .filter((part) => phraseOf(part).words.length > 0);
  const isLabel = choices.some((choice) => phraseOf(choice.label).folded === typed.folded);
  return joined((isLabel ? [text] : parts).map((part) => readChoice(part, choices)));
}

function rangeOf(text: string, choices: ChoiceWords[]): string[][] | null {
  const [, first, last] = /^\s*(\d{1,2})\s*(?:-|–|->|đến|den|to)\s*(\d{1,2})\s*$/iu.exec(text.normalize("NFC")) ?? [];
  if (first === undefined || last === undefined) return null;
  const between = choices.slice(Number(first) - 1, Number(last)).map((choice) => choice.id);
  const [start, end] = [between[0], between.at(-1)];
  if (start === undefined || end === undefined || between.length < 2 || Number(last) > choices.length) return null;
  return between.length === 2 ? [between] : [between, [start, end]];
}

function joined(readings: Reading<string>[]): Reading<string[]> {
  if (readings.some((reading) => !reading.ok && reading.reason !== "ambiguous")) return unread("unreadable");
  let sets: string[][] = [[]];
  for (const reading of readings) {
    const options = reading.ok ? [reading.value] : (reading.options ?? []);
    sets = sets.flatMap((set) => options.map((id) => (set.includes(id) ? set : [...set, id])));
  }
  const [only] = sets;
  return sets.length === 1 && only ? read(only) : ambiguous(sets.slice(0, 9));
}
