import { type Found, type Lexeme, wordAt } from "./lexemes.ts";

/** The digits in words, without diacritics. */
export const units: Readonly<Record<string, number>> = {
  mot: 1,
  hai: 2,
  ba: 3,
  bon: 4,
  nam: 5,
  sau: 6,
  bay: 7,
  tam: 8,
  chin: 9,
};

/** Only after ten; alone they are other words (từ, làm, nhằm). */
const unitsAfterTen: Readonly<Record<string, number>> = { ...units, tu: 4, lam: 5, nham: 5 };

/**
 * A number below 1000 in Vietnamese words, also mixed with a digit ("5 trăm"): "hai mươi lăm", "hai lăm", "hăm mốt",
 * "trăm rưỡi" (150), "một trăm hai" (120), "một trăm lẻ hai" (102). After ten, five is "lăm": "mười năm" stays "ten
 * years". Null when no such number begins here.
 */
export function groupAt(lexemes: Lexeme[], at: number): Found<number> | null {
  const hundreds = hundredsAt(lexemes, at);
  if (!hundreds) return tensAt(lexemes, at);
  const { value, next } = hundreds;
  const word = wordAt(lexemes, next);
  if (word === "ruoi") return { value: value + 50, next: next + 1 };
  if (word === "le" || word === "linh") {
    const unit = unitAt(lexemes, next + 1);
    return unit === null ? hundreds : { value: value + unit, next: next + 2 };
  }
  const rest = tensAt(lexemes, next);
  if (!rest) return hundreds;
  const lone = rest.next === next + 1 && rest.value < 10;
  return { value: value + rest.value * (lone ? 10 : 1), next: rest.next };
}

function hundredsAt(lexemes: Lexeme[], at: number): Found<number> | null {
  if (wordAt(lexemes, at) === "khong" && wordAt(lexemes, at + 1) === "tram") return { value: 0, next: at + 2 };
  const unit = unitAt(lexemes, at);
  if (unit !== null) return wordAt(lexemes, at + 1) === "tram" ? { value: unit * 100, next: at + 2 } : null;
  const alone =
    wordAt(lexemes, at) === "tram" && (unitAt(lexemes, at + 1) !== null || wordAt(lexemes, at + 1) === "ruoi");
  return alone ? { value: 100, next: at + 1 } : null;
}

function tensAt(lexemes: Lexeme[], at: number): Found<number> | null {
  const word = wordAt(lexemes, at);
  if (word === "chuc") return { value: 10, next: at + 1 };
  if (word === "muoi") return afterTen(lexemes, at + 1, 10);
  if (word === "ham")
    return Object.hasOwn(unitsAfterTen, wordAt(lexemes, at + 1) ?? "") ? afterTen(lexemes, at + 1, 20) : null;
  const unit = unitAt(lexemes, at);
  if (unit === null) return null;
  const second = wordAt(lexemes, at + 1);
  if (second === "muoi") return afterTen(lexemes, at + 2, unit * 10);
  if (second === "chuc") return { value: unit * 10, next: at + 2 };
  if (second === "lam" || second === "nham") return { value: unit * 10 + 5, next: at + 2 };
  // "4", not "tư", is left to the digits unless "trăm" or "chục" follows.
  return word === null ? null : { value: unit, next: at + 1 };
}

function afterTen(lexemes: Lexeme[], at: number, tens: number): Found<number> {
  const word = wordAt(lexemes, at);
  const unit = word === null || word === "nam" || !Object.hasOwn(unitsAfterTen, word) ? null : unitsAfterTen[word];
  return unit === null || unit === undefined ? { value: tens, next: at } : { value: tens + unit, next: at + 1 };
}

function unitAt(lexemes: Lexeme[], at: number): number | null {
  const lexeme = lexemes[at];
  if (lexeme?.is === "number") return /^[1-9]$/.test(lexeme.raw) ? Number(lexeme.raw) : null;
  const word = wordAt(lexemes, at);
  return word !== null && Object.hasOwn(units, word) ? (units[word] ?? null) : null;
}
