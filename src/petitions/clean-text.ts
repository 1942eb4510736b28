const signs = "©®™";

/**
 * What a person told as it may stand on a paper: NFC, without control characters, marks that turn the direction of writing,
 * characters that are no character, and pictures. Line ends stay.
 */
export function cleanText(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replace(/[\t\v\f\p{Zs}]/gu, " ")
    .replace(/[\p{C}\p{Variation_Selector}\p{Emoji_Modifier}\p{Regional_Indicator}]|\u20E3/gu, (one) =>
      one === "\n" ? one : "",
    )
    .replace(/\p{Extended_Pictographic}/gu, (one) => (signs.includes(one) ? one : ""))
    .normalize("NFC");
}

/** Cleaned text on one line. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, " ").trim();
}

/** Cleaned text by paragraphs; empty ones are left out. */
export function cleanParagraphs(text: string): string[] {
  return cleanText(text)
    .split("\n")
    .map((line) => line.replace(/ +/g, " ").trim())
    .filter((line) => line !== "");
}
