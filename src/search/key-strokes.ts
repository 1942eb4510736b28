/** Text whose Vietnamese keyboard was switched off: raw Telex ("nghieepj") and VNI ("nghie65p") keys, made readable. */
import { unmark } from "./fold.ts";
import { isSyllable } from "./syllable.ts";

const telexTones: Readonly<Record<string, string>> = {
  s: "\u0301",
  f: "\u0300",
  r: "\u0309",
  x: "\u0303",
  j: "\u0323",
};
const vniTones: Readonly<Record<string, string>> = { 1: "\u0301", 2: "\u0300", 3: "\u0309", 4: "\u0303", 5: "\u0323" };
const telexLetters: [RegExp, string][] = [
  [/dd/, "đ"],
  [/aa/, "â"],
  [/ee/, "ê"],
  [/oo/, "ô"],
  [/uow|uwow/, "ươ"],
  [/uaw/, "ưa"],
  [/aw/, "ă"],
  [/ow/, "ơ"],
  [/uw|w/, "ư"],
];

/** The word behind raw Telex keys, or null when it is none: only what is no syllable as it stands is taken for one. */
export function readTelex(word: string): string | null {
  const keys = word.toLowerCase();
  if (!/^[a-z]{2,}$/.test(keys) || isSyllable(keys)) return null;
  // Keys of marks may come at the end of the word: "nghiepej" is "nghiệp" as well.
  const tone = /^([a-z]*?[aeiouyw][a-z]*?)([sfrxj])([a-z]*)$/.exec(keys);
  const bare = tone ? `${tone[1]}${tone[3]}` : keys;
  const letters = withLateKeys(bare) ?? bare;
  const read = telexLetters.reduce((text, [pair, letter]) => text.replace(pair, letter), letters);
  if (read === keys) return null;
  return asSyllable(read, tone ? (telexTones[tone[2] ?? ""] ?? "") : "");
}

/** "tienef" has its second e at the end; it belongs to the first. */
function withLateKeys(keys: string): string | null {
  const late = /^(.*?)([aeod])([a-z]+)\2$/.exec(keys);
  if (!late || isSyllable(keys)) return null;
  const moved = `${late[1]}${late[2]}${late[2]}${late[3]}`;
  return isSyllable(unmark(`${late[1]}${late[2]}${late[3]}`)) ? moved : null;
}

const vniLetters: Readonly<Record<string, [RegExp, string]>> = {
  6: [/[aeo](?=[^aeo]*$)/, "\u0302"],
  7: [/uo|[ou]/, "\u031b"],
  8: [/a/, "\u0306"],
};

/** Least words that must be raw VNI keys before any is read so: "lop6" alone is class 6. */
const VNI_AT_LEAST = 2;

/** Whether so many words of a text may be raw VNI keys that it was typed in them. */
export function areVniKeys(words: readonly string[]): boolean {
  return words.filter((word) => readVni(word) !== null).length >= VNI_AT_LEAST;
}

/** The word behind raw VNI keys, or null when it is none ("t3", "nq116" and bare numbers are not). */
export function readVni(word: string): string | null {
  const keys = word.toLowerCase();
  if (!/^[a-z]+[1-9][a-z1-9]*$/.test(keys)) return null;
  const digits = keys.replace(/[a-z]/g, "");
  let letters = keys.replace(/[1-9]/g, "");
  let tone = "";
  for (const digit of digits) {
    const [pattern, mark] = vniLetters[digit] ?? [];
    if (digit === "9") letters = letters.replace("d", "đ");
    else if (pattern && mark && letters.includes(mark)) continue;
    else if (pattern && mark)
      letters = letters.replace(pattern, (found) => [...found].map((one) => one + mark).join(""));
    else tone = vniTones[digit] ?? "";
  }
  return asSyllable(letters, tone);
}

/** The syllable with its tone on the vowel that carries it; null when it is none. */
function asSyllable(letters: string, tone: string): string | null {
  const plain = letters.normalize("NFC");
  if (!isSyllable(unmark(plain))) return null;
  const marked = /[âêôơăư](?!.*[âêôơăư])/.exec(plain)?.index;
  const vowels = [...plain.matchAll(/[aeiouyâêôơăư]/g)].map(({ index }) => index);
  const at = marked ?? vowels.at(vowels.length > 1 && /[aeiouyâêôơăư]$/.test(plain) ? -2 : -1) ?? 0;
  return `${plain.slice(0, at + 1)}${tone}${plain.slice(at + 1)}`.normalize("NFC");
}
