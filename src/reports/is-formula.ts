/** True for a text that a spreadsheet may take for a formula: it begins, after blanks and control characters, with = + - or @, also in full width. */
export function isFormula(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a tab or line break before the sign is skipped by spreadsheets
  return /^[\s\u0000-\u001f\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(text);
}
