/** The words of a text: runs of letters, digits and marks, found without asking a pattern for every character. */

const word = /[\p{L}\p{N}\p{M}]+/gu;
const ofWord = /[\p{L}\p{N}\p{M}]/u;

/** What a character is, by its code: not looked at yet, part of words, between words, half of a character. */
const kinds = { unknown: 0, inWord: 1, between: 2, half: 3 };
const kindOf = new Uint8Array(0x1_00_00).fill(kinds.half, 0xd800, 0xe000);

/** The words of a text as they stand there. */
export function wordsIn(text: string): string[] {
  const words: string[] = [];
  let from = -1;
  for (let at = 0; at < text.length; at += 1) {
    const kind = kindOf[text.charCodeAt(at)] || look(text.charCodeAt(at));
    if (kind === kinds.half) return text.match(word) ?? [];
    if (kind === kinds.inWord) {
      if (from < 0) from = at;
    } else if (from >= 0) {
      words.push(text.slice(from, at));
      from = -1;
    }
  }
  if (from >= 0) words.push(text.slice(from));
  return words;
}

function look(code: number): number {
  const kind = ofWord.test(String.fromCharCode(code)) ? kinds.inWord : kinds.between;
  kindOf[code] = kind;
  return kind;
}
