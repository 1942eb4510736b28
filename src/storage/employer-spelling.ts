/** How people wrote the names of employers, kept beside the register: it shows why names are taken for one. */

/** Longest spelling that is kept. */
const longest = 120;

/** What a spelling is kept with; each but `written` is an SQL expression. */
interface Spelling {
  /** The text as it was written. */
  written: string;
  shown: string;
  /** The id of the employer that was found for it, or null. */
  found: string;
  /** The tax code that was told, digits only, or null. */
  code: string;
}

/**
 * SQL that keeps how an employer was written, under the row that was found for it; nothing where none was found. A text with a
 * long number, which may be somebody's phone, is kept only if the number is the employer's tax code.
 */
export function spellingSql({ written, shown, found, code }: Spelling): string {
  const ofCode = `exists (select from employer e where e.id = found.id and regexp_replace(e.tax_code, '[^0-9]', '', 'g') = ${code})`;
  const isKept = written.length > longest ? "false" : hasLongNumber(written) ? ofCode : "true";
  return `insert into employer_spelling (employer_id, spelling, why)
    select id, ${shown}, case when ${ofCode} then 'same-tax-code' else 'same-name' end
    from (select ${found} as id) found where id is not null and ${isKept} on conflict do nothing`;
}

/** True for a text with eight digits or more in a row, however they are set apart. */
function hasLongNumber(text: string): boolean {
  return /\d{8}/.test(text.replace(/(?<=\d)[ .-]+(?=\d)/g, ""));
}
