/** Ways in which the same question is typed, made by rule so that each question is asked in all of them. */
import { createHash } from "node:crypto";

/** A way to type: gives a text as it would be typed so. */
export type Spelling = (text: string) => string;

/** All ways, by name. */
export const spellings: Readonly<Record<string, Spelling>> = {
  "as typed": (text) => text,
  "no marks": withoutMarks,
  NFD: (text) => text.normalize("NFD"),
  "Telex keys": telexKeys,
  typos: withTypos,
  abbreviations: abbreviated,
  "other tone placement": otherTonePlacement,
};

function withoutMarks(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/Đ/g, "D");
}

const tones: Readonly<Record<string, string>> = {
  "\u0301": "s",
  "\u0300": "f",
  "\u0309": "r",
  "\u0303": "x",
  "\u0323": "j",
};
const letters: Readonly<Record<string, string>> = { "\u0302": "same", "\u0306": "w", "\u031b": "w" };

/** The keys that a Telex keyboard would have turned into the text, the tone's at the end of the word. */
function telexKeys(text: string): string {
  return text.normalize("NFC").replace(/[\p{L}\p{M}]+/gu, (word) => {
    let keys = "";
    let tone = "";
    for (const char of word.normalize("NFD").replace(/đ/g, "dd").replace(/Đ/g, "Dd")) {
      const letter = letters[char];
      if (tones[char]) tone = tones[char];
      else if (letter) keys += letter === "same" ? (keys.at(-1) ?? "") : letter;
      else keys += char;
    }
    return keys + tone;
  });
}

/** A number that depends on nothing but the text. */
function draw(text: string, below: number): number {
  return createHash("sha256").update(text).digest().readUInt32BE(0) % below;
}

/** One slip in about every fourth word of four letters or more: a letter left out, doubled, swapped or a neighbour's key. */
function withTypos(text: string): string {
  return text.replace(/[\p{L}\p{M}]{4,}/gu, (word) => (draw(`${text}${word}`, 4) === 0 ? withSlip(word) : word));
}

const neighbours: Readonly<Record<string, string>> = {
  a: "s",
  n: "m",
  i: "o",
  h: "g",
  t: "r",
  o: "p",
  g: "f",
  c: "v",
  e: "r",
  u: "i",
  m: "n",
};

function withSlip(word: string): string {
  const chars = [...word.normalize("NFC")];
  const at = 1 + draw(`${word}at`, chars.length - 2);
  const here = chars[at] ?? "";
  switch (draw(`${word}kind`, 4)) {
    case 0:
      chars.splice(at, 1);
      break;
    case 1:
      chars.splice(at, 0, here);
      break;
    case 2:
      chars.splice(at, 2, chars[at + 1] ?? "", here);
      break;
    default:
      chars[at] = neighbours[here] ?? "h";
  }
  return chars.join("");
}

const shortened: [RegExp, string][] = [
  [/bảo hiểm thất nghiệp/gi, "bhtn"],
  [/bảo hiểm xã hội/gi, "bhxh"],
  [/bảo hiểm y tế/gi, "bhyt"],
  [/bảo hiểm/gi, "bh"],
  [/trợ cấp thất nghiệp/gi, "tctn"],
  [/hợp đồng lao động/gi, "hđlđ"],
  [/hợp đồng/gi, "hđ"],
  [/tai nạn lao động/gi, "tnlđ"],
  [/người lao động/gi, "nlđ"],
  [/lao động/gi, "lđ"],
  [/doanh nghiệp/gi, "dn"],
  [/công ty/gi, "cty"],
  [/nghị quyết/gi, "nq"],
  [/hồ sơ/gi, "hs"],
  [/không/gi, "ko"],
  [/được/gi, "đc"],
  [/bao nhiêu/gi, "bn"],
  [/như thế nào/gi, "ntn"],
  [/(?<!\p{L})gì(?!\p{L})/giu, "j"],
  [/(?<!\p{L})em(?!\p{L})/giu, "e"],
  [/(?<!\p{L})rồi(?!\p{L})/giu, "r"],
];

function abbreviated(text: string): string {
  return shortened.reduce((short, [full, brief]) => short.replace(full, brief), text.normalize("NFC"));
}

/** "hòa" for "hoà" and the other way round. */
function otherTonePlacement(text: string): string {
  return text.normalize("NFC").replace(/[\p{L}]+/gu, (word) => {
    const apart = word.normalize("NFD");
    const found =
      /^(.*)(o[\u0300\u0301\u0303\u0309\u0323]?)([ae][\u0300\u0301\u0303\u0309\u0323]?)$/i.exec(apart) ??
      /^(.*[^q])(u[\u0300\u0301\u0303\u0309\u0323]?)(y[\u0300\u0301\u0303\u0309\u0323]?)$/i.exec(apart);
    if (!found) return word;
    const [, start = "", first = "", second = ""] = found;
    if (first.length === second.length) return word;
    const tone = (first[1] ?? "") + (second[1] ?? "");
    const moved = first.length > 1 ? `${first[0]}${second[0]}${tone}` : `${first[0]}${tone}${second[0]}`;
    return (start + moved).normalize("NFC");
  });
}
