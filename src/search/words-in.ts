/** The words of a text: runs of letters, digits and marks, found without asking a pattern for every character. */

const ofWord = /[\p{L}\p{N}\p{M}]/u;

/** What a character is, by its code: not looked at yet, part of words, between words, half of a character. */
const kinds = { unknown: 0, inWord: 1, between: 2, half: 3 };
const kindOf = new Uint8Array(0x1_00_00).fill(kinds.half, 0xd800, 0xe000);

/** The words of a text as they stand there. */
export function wordsIn(text: string): string[] {
  const words: string[] = [];
  for (let from = wordStart(text, 0); from < text.length; ) {
    const to = wordEnd(text, from);
    words.push(text.slice(from, to));
    from = wordStart(text, to);
  }
  return words;
}

/** Where the next word begins, from a place on; the length of the text where none does. */
export function wordStart(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isInWord(text, at)) at += 1;
  return at;
}

/** Where a word ends that begins at a place. */
export function wordEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && isInWord(text, at)) at += 1;
  return at;
}

function isInWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  const kind = kindOf[code];
  if (kind === kinds.half) return ofWord.test(wholeAt(text, at));
  return (kind === kinds.unknown ? look(code) : kind) === kinds.inWord;
}

function look(code: number): number {
  const kind = ofWord.test(String.fromCharCode(code)) ? kinds.inWord : kinds.between;
  kindOf[code] = kind;
  return kind;
}

/** The character that a half belongs to. */
function wholeAt(text: string, at: number): string {
  const isSecond = text.charCodeAt(at) >= 0xdc00 && at > 0 && (text.codePointAt(at - 1) ?? 0) > 0xffff;
  return String.fromCodePoint(text.codePointAt(isSecond ? at - 1 : at) ?? 0);
}
