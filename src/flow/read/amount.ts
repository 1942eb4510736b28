import { type Found, type Lexeme, wordAt } from "./lexemes.ts";
import { groupAt } from "./number-words.ts";

/** A number as typed, possibly with thousands, millions, billions. Several values: it can be read in several ways. */
export interface Amount {
  values: number[];
  /** Whether "nghìn", "triệu", "tỷ" or a short form of them was typed. */
  scaled: boolean;
  /** The first scale typed, 1 without. */
  scale: number;
  from: number;
  next: number;
}

const scales: Readonly<Record<string, number>> = {
  nghin: 1e3,
  ngan: 1e3,
  ng: 1e3,
  k: 1e3,
  thousand: 1e3,
  trieu: 1e6,
  tr: 1e6,
  cu: 1e6,
  million: 1e6,
  mil: 1e6,
  ty: 1e9,
  billion: 1e9,
};

/** Words after a number that make it count something of its own: the 1 of "5 triệu 1 tháng" is no part of the money. */
const counted = new Set(["thang", "nam", "ngay", "gio", "nguoi", "lan", "tuan", "month", "months"]);

/**
 * The amount that begins at a position: digits or words with their scales. "5tr2", "5 triệu 2" and "năm triệu hai" are
 * 5,200,000; "5 triệu 200" too; "triệu rưỡi" is 1,500,000. Two loose digits ("5 triệu 25") may be 250 or 25 thousand.
 */
export function amountAt(lexemes: Lexeme[], at: number): Amount | null {
  const implied = impliedOne(lexemes, at);
  const first = implied ?? numberAt(lexemes, at);
  if (!first) return null;
  const scale = scaleAt(lexemes, first.next);
  if (!scale) return { values: first.value.unscaled, scaled: false, scale: 1, from: at, next: first.next };
  // Nobody writes "1.500k" for 1,500 đồng.
  const counts = scale.value === 1e3 ? first.value.scaled.slice(0, 1) : first.value.scaled;
  const start = { values: counts.map((value) => value * scale.value), next: scale.next };
  const { values, next } = lowerParts(lexemes, start, scale.value);
  return {
    values: values.map((value) => Math.round(value * 1e6) / 1e6),
    scaled: true,
    scale: scale.value,
    from: at,
    next,
  };
}

interface Parts {
  values: number[];
  next: number;
}

/** What follows a scale: "rưỡi", a part with a smaller scale, or a loose tail. */
function lowerParts(lexemes: Lexeme[], parts: Parts, scale: number): Parts {
  if (wordAt(lexemes, parts.next) === "ruoi")
    return { values: parts.values.map((value) => value + scale / 2), next: parts.next + 1 };
  const at = ["le", "linh"].includes(wordAt(lexemes, parts.next) ?? "") ? parts.next + 1 : parts.next;
  const number = numberAt(lexemes, at);
  if (!number) return parts;
  const lower = scaleAt(lexemes, number.next);
  if (lower && lower.value >= scale) return parts;
  if (lower) {
    const values = combine(
      parts.values,
      number.value.scaled.map((value) => value * lower.value),
    );
    return lowerParts(lexemes, { values, next: lower.next }, lower.value);
  }
  if (counted.has(wordAt(lexemes, number.next) ?? "")) return parts;
  const tails = tailValues(number.value, scale);
  return tails.length === 0 ? parts : { values: combine(parts.values, tails), next: number.next };
}

/** What a number without scale adds after a scale. Empty: it does not belong to the amount. */
function tailValues({ unscaled, digits, glued }: TypedNumber, scale: number): number[] {
  const [value = 0] = unscaled;
  if (digits === 1 || digits === 3) return [(value * scale) / 10 ** digits];
  if (digits === 2) return glued ? [(value * scale) / 100] : [(value * scale) / 100, (value * scale) / 1000];
  return value < scale && Number.isInteger(value) ? [value] : [];
}

function combine(left: number[], right: number[]): number[] {
  return left.flatMap((one) => right.map((other) => one + other));
}

interface TypedNumber {
  /** Readings when nothing follows. */
  unscaled: number[];
  /** Readings before "triệu" and the like, where "5.250" may be 5.25 as well. */
  scaled: number[];
  /** Digits of a whole number; 0 for one with separators. */
  digits: number;
  glued: boolean;
}

/** A plain number in digits or words, without scale. */
export function numberAt(lexemes: Lexeme[], at: number): Found<TypedNumber> | null {
  const group = groupAt(lexemes, at);
  if (group) {
    // "không trăm hai mươi mốt" fills all three places.
    const digits = wordAt(lexemes, at) === "khong" ? 3 : String(group.value).length;
    return { value: { ...whole(group.value), digits }, next: group.next };
  }
  if (wordAt(lexemes, at) === "nua")
    return { value: { unscaled: [0.5], scaled: [0.5], digits: 0, glued: false }, next: at + 1 };
  const lexeme = lexemes[at];
  if (lexeme?.is !== "number") return null;
  const digits = /^\d+$/.test(lexeme.raw) ? lexeme.raw.length : 0;
  return { value: { ...literalValues(lexeme.raw), digits, glued: lexeme.glued }, next: at + 1 };
}

function whole(value: number): TypedNumber {
  return { unscaled: [value], scaled: [value], digits: String(value).length, glued: false };
}

/**
 * What digits with separators can mean. Groups of three are thousands ("1.500", "5,200,000"); one or two digits behind
 * are decimals ("5,2", "5.2"). "1,500" may be 1.5 too, and so may "1.500" before a scale.
 */
function literalValues(raw: string): { unscaled: number[]; scaled: number[] } {
  const grouped = Number(raw.replace(/[.,]/g, ""));
  if (/^\d+$/.test(raw)) return { unscaled: [grouped], scaled: [grouped] };
  const decimal = Number(raw.replace(",", "."));
  if (/^[1-9]\d{0,2}[.,]\d{3}$/.test(raw)) {
    const both = Number.isInteger(decimal) ? [grouped] : [grouped, decimal];
    return { unscaled: raw.includes(",") ? both : [grouped], scaled: both };
  }
  if (/^[1-9]\d{0,2}(\.\d{3}){2,}$|^[1-9]\d{0,2}(,\d{3}){2,}$/.test(raw))
    return { unscaled: [grouped], scaled: [grouped] };
  if (/^\d+[.,]\d+$/.test(raw)) return { unscaled: [decimal], scaled: [decimal] };
  const [, integer = "", fraction = ""] = /^(\d{1,3}(?:[.,]\d{3})+)[.,](\d{1,2})$/.exec(raw) ?? [];
  const mixed =
    integer === "" || new Set(raw.match(/[.,]/g)).size < 2
      ? []
      : [Number(`${integer.replace(/[.,]/g, "")}.${fraction}`)];
  return { unscaled: mixed, scaled: mixed };
}

function scaleAt(lexemes: Lexeme[], at: number): Found<number> | null {
  const word = wordAt(lexemes, at);
  const value = word !== null && Object.hasOwn(scales, word) ? scales[word] : undefined;
  return value === undefined ? null : { value, next: at + 1 };
}

/** "triệu rưỡi", "triệu hai": one million and a half, one million two. */
function impliedOne(lexemes: Lexeme[], at: number): Found<TypedNumber> | null {
  const scale = scaleAt(lexemes, at);
  if (!scale || lexemes[at]?.glued) return null;
  const follows = wordAt(lexemes, scale.next) === "ruoi" || numberAt(lexemes, scale.next) !== null;
  return follows ? { value: whole(1), next: at } : null;
}
