/** Longest text of one message, in characters. */
export const textAtMost = 10_000;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Surrogate}/gu;

/** A text as the program keeps it: NFC, one kind of line break, without control characters and halves of characters. */
export function cleanText(text: string): string {
  return text.normalize("NFC").replace(/\r\n?/g, "\n").replace(unprintable, "");
}

/** Whether a cleaned text is longer than one message may be; characters are counted, not bytes. */
export function isTooLong(text: string): boolean {
  return text.length > textAtMost && [...text].length > textAtMost;
}

/** What a messenger brings as a text: cleaned, without white space around it, and no longer than a message may be. */
export function messageText(text: string): string {
  return [...cleanText(text).trim()].slice(0, textAtMost).join("");
}

/** A name in one line: cleaned, with single spaces. */
export function nameText(text: string): string {
  return cleanText(text).replace(/\s+/g, " ").trim();
}
