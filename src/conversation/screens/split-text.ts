import { plainOf, type Rich, type Span } from "./screen.ts";

/**
 * A text in parts of at most `most` UTF-16 units each, cut at a paragraph, else a line, a sentence, a word, and only
 * then between two characters. White space at the cuts is dropped; nothing else is.
 */
export function splitText(text: Rich, most: number): Rich[] {
  if (fitsAsItIs(text, most)) return [text];
  const parts: Rich[] = [];
  let rest = trimmed(text);
  while (plainOf(rest).length > most) {
    const at = cutAt(plainOf(rest), most);
    parts.push(trimmed(slice(rest, 0, at)));
    rest = trimmed(slice(rest, at, Number.POSITIVE_INFINITY));
  }
  return [...parts, rest];
}

/** Most texts have nothing to be cut or dropped. */
function fitsAsItIs(text: Rich, most: number): boolean {
  const plain = plainOf(text);
  return plain.length <= most && plain === plain.trim() && text.every((span) => span.text !== "");
}

/** Where to cut: the last good place in the second half of what fits, at best a paragraph. */
function cutAt(plain: string, most: number): number {
  const head = plain.slice(0, most + 1);
  for (const mark of ["\n\n", "\n", ". ", " "]) {
    const at = head.lastIndexOf(mark);
    if (at >= most / 2) return mark === ". " ? at + 1 : at;
  }
  const space = head.lastIndexOf(" ");
  return space > 0 ? space : betweenCharacters(plain, most);
}

/** Never in the middle of a character of two units, nor before a mark that belongs to the letter before it. */
function betweenCharacters(plain: string, most: number): number {
  for (let cut = most; cut > 0; cut -= 1) if (!/^(\p{M}|[\uDC00-\uDFFF])/u.test(plain.slice(cut, cut + 2))) return cut;
  // One letter with more marks than fit.
  return /^[\uDC00-\uDFFF]/.test(plain.slice(most)) ? most - 1 : most;
}

function slice(text: Rich, from: number, to: number): Span[] {
  let at = 0;
  return text.flatMap((span) => {
    const begin = at;
    at += span.text.length;
    const cut = span.text.slice(Math.max(0, from - begin), Math.max(0, to - begin));
    return cut === "" ? [] : [{ ...span, text: cut }];
  });
}

/** Without white space at either end. */
function trimmed(text: Rich): Span[] {
  const plain = plainOf(text);
  return slice(text, plain.length - plain.trimStart().length, plain.trimEnd().length);
}
