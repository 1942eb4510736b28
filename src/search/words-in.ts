const word = /[\p{L}\p{N}\p{M}]+/gu;

/** The words of a text as they stand there: runs of letters, digits and marks. */
export function wordsIn(text: string): string[] {
  return text.match(word) ?? [];
}
