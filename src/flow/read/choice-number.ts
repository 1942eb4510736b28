import { foldLabel } from "../../search/fold.ts";
import type { ChoiceWords } from "./choice-words.ts";
import { units } from "./number-words.ts";
import type { Phrase } from "./phrase.ts";
import { ambiguous, type Reading, read, unread } from "./reading.ts";

const ordinals: Readonly<Record<string, number>> = {
  ...units,
  muoi: 10,
  nhat: 1,
  nhi: 2,
  tu: 4,
  "dau tien": 1,
  dau: 1,
  first: 1,
  second: 2,
  third: 3,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
};

const pointing = /^(?:(?:so|cau|lua chon|phuong an|muc|dap an|y|phan|option|number|choice|the) )+(?=.)/;

/**
 * The choice of a typed number: "2", "câu 2", "lựa chọn thứ 2", "số hai", "cuối cùng". A bare number with which
 * another label begins ("1 con", "2 con") is ambiguous; several numbers are ambiguous between their choices. Null: no number, or
 * a lone choice, which has none.
 */
export function byNumber(typed: Phrase, choices: ChoiceWords[]): Reading<string> | null {
  if (choices.length < 2) return null;
  const several = typed.words.filter((word) => word !== "va" && word !== "hoac" && word !== "hay");
  if (several.length > 1 && several.every((word) => /^\d{1,2}$/.test(word)))
    return ambiguous(several.flatMap((word) => at(word, choices)));
  const named = typed.folded.replace(pointing, "");
  const number = ordinalOf(named, { pointed: named !== typed.folded, count: choices.length });
  if (number === null) return null;
  const choice = choices[number - 1];
  const others =
    named === typed.folded
      ? choices.filter((one) => one !== choice && mayMean(named, one.label, choice !== undefined))
      : [];
  if (others.length > 0)
    return others.length === 1 && !choice
      ? null
      : ambiguous([...(choice ? [choice.id] : []), ...others.map((one) => one.id)]);
  return choice ? read(choice.id) : unread("unreadable");
}

/** "2" may mean "2 con"; "Từ 2 tháng" only where there is no second choice. */
function mayMean(number: string, label: string, isChoice: boolean): boolean {
  const words = foldLabel(label);
  // Most labels have no digit at all.
  if (!words.includes(number)) return false;
  return isChoice ? `${words} `.startsWith(`${number} `) : ` ${words} `.includes(` ${number} `);
}

function at(digits: string, choices: ChoiceWords[]): string[] {
  const choice = choices[Number(digits) - 1];
  return choice ? [choice.id] : [];
}

/** Words count only after "số", "câu", "thứ" …: alone, "ba" or "nam" may be part of a label. */
function ordinalOf(named: string, { pointed, count }: { pointed: boolean; count: number }): number | null {
  const digits = /^(?:thu )?(\d{1,2})$/.exec(named)?.[1];
  if (digits !== undefined) return Number(digits);
  if (/^(?:thu )?(?:cuoi|cuoi cung|last)$/.test(named)) return count;
  const word = named.replace(/^thu /, "");
  if (pointed || word !== named || /^(dau tien|first|second|third)$/.test(named)) {
    return Object.hasOwn(ordinals, word) ? (ordinals[word] ?? null) : null;
  }
  return null;
}
