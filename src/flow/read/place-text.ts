import { fold } from "../../search/fold.ts";
import { markedWords } from "../../search/tone-position.ts";

/** What a word in front says about the name behind it: "xã", "phường", "thị trấn", "huyện" or "thành phố", "tỉnh". */
export type Level = "commune" | "ward" | "town" | "district" | "province" | null;

/** A word of a typed place. */
export interface PlaceWord {
  folded: string;
  marked: string;
  /** Which part between commas it stands in. */
  segment: number;
}

const levels: [RegExp, Level][] = [
  [/^(xa|x)$/, "commune"],
  [/^(phuong|p)$/, "ward"],
  [/^(thi tran|tt)$/, "town"],
  [/^(huyen|h|thanh pho|tp|thi xa|tx)$/, "district"],
  [/^(tinh|t)$/, "province"],
];

const levelsBehind: Readonly<Record<string, Level>> = {
  commune: "commune",
  ward: "ward",
  town: "town",
  district: "district",
  city: "district",
  province: "province",
};

/** Words around a place that name none: "nhà em ở xã … cũ", "khu vực", "Việt Nam". */
const around = new Set(
  "o tai thuoc que nha em toi minh anh chi da a ah cu moi nay ngay khu vuc dia chi viet nam vn cong ty lam viec la va in at the of former".split(
    " ",
  ),
);

/** Below the commune; their names are of no help, and neither is a house number. */
const hamlets = new Set("xom thon ban to khom ap pho duong so ngo khu doi nhom".split(" "));

/** Dots that end no part of the text but an abbreviation: "x. Bảo Lạc", "TT.Bảo Lạc", "tp. Cao Bằng". */
const abbreviationDots = /(?<![\p{L}\p{M}])(x|p|tt|h|tp|tx|t)\.(?=\s*\p{L})/giu;

/** The words of a typed place, each with its part between commas. */
export function placeWords(text: string): PlaceWord[] {
  const segments = text
    .normalize("NFC")
    .replace(abbreviationDots, "$1 ")
    .split(/[,;/()\n–]|\s-\s?|\.(?=[^\p{L}]|$)/u);
  return segments.flatMap((segment, index) => {
    const marked = markedWords(segment);
    return marked.map((word) => ({ folded: fold(word), marked: word, segment: index }));
  });
}

/** What is said about the name that stands at these words; `taken` are the positions of other names. */
export function levelAround(
  words: PlaceWord[],
  { from, to, taken }: { from: number; to: number; taken: ReadonlySet<number> },
): { level: Level; used: number[] } {
  const said = (at: number) =>
    !taken.has(at) && words[at]?.segment === words[from]?.segment ? (words[at]?.folded ?? "") : "";
  const one = said(from - 1);
  const two = `${said(from - 2)} ${one}`;
  // The longer one first: "thị xã" is no "xã".
  const before = levels.find(([form]) => form.test(two)) ?? levels.find(([form]) => form.test(one));
  if (before?.[0].test(two)) return { level: before[1], used: [from - 2, from - 1] };
  if (before) return { level: before[1], used: [from - 1] };
  const behind = said(to);
  return Object.hasOwn(levelsBehind, behind)
    ? { level: levelsBehind[behind] ?? null, used: [to] }
    : { level: null, used: [] };
}

/** The words that may be a name: without those around it and without the word for its level. */
export function coreWords(words: PlaceWord[]): PlaceWord[] {
  let from = 0;
  let to = words.length;
  while (from < to && around.has(words[from]?.folded ?? "")) from += 1;
  while (to > from + 1 && around.has(words[to - 1]?.folded ?? "")) to -= 1;
  const two = `${words[from]?.folded} ${words[from + 1]?.folded}`;
  if (levels.some(([form]) => form.test(two))) from += 2;
  else if (levels.some(([form]) => form.test(words[from]?.folded ?? ""))) from += 1;
  return from < to ? words.slice(from, to) : words;
}

/** The words that belong to no name and say nothing about places. Names of hamlets go with the word before them. */
export function strayWords(words: PlaceWord[], used: ReadonlySet<number>): PlaceWord[] {
  const afterHamlet = (index: number): boolean => {
    for (let at = index; at >= 0 && words[at]?.segment === words[index]?.segment && !used.has(at); at -= 1) {
      const isCity = words[at]?.folded === "pho" && words[at - 1]?.folded === "thanh";
      if (hamlets.has(words[at]?.folded ?? "") && !isCity) return true;
    }
    return false;
  };
  return words.filter(
    (word, index) => !used.has(index) && !around.has(word.folded) && !/^\d+$/.test(word.folded) && !afterHamlet(index),
  );
}
