/**
 * The secret code of a case: five groups of five characters, such as "K7MQ2-…". In each group four characters are
 * data and the fifth is a check, so a slip is found and its group named. 20 data characters of 5 bits: 100 random bits,
 * of which 20 could serve as a locator and 80 are the secret. The alphabet (Crockford's) has no I, L, O, U.
 */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUPS = 5;
const DATA_PER_GROUP = 4;

/** Random bytes a code is made from. */
export const RECEIPT_CODE_BYTES = GROUPS * DATA_PER_GROUP;

/** A code from 20 random bytes; of each byte five bits are used. */
export function makeReceiptCode(random: Uint8Array): string {
  const groups = Array.from({ length: GROUPS }, (_, group) => {
    const data = Array.from({ length: DATA_PER_GROUP }, (__, i) => (random[group * DATA_PER_GROUP + i] ?? 0) & 31);
    return [...data, checkOf(data)].map((value) => ALPHABET[value]).join("");
  });
  return groups.join("-");
}

/** What was typed as a code: the code in its one spelling, the first group with a slip (1 to 5), or no code at all. */
export type ReadCode = { ok: true; code: string } | { ok: false; group: number | null };

/** Reads a code in any spelling: small letters, spaces, dashes, O for 0, I and L for 1. */
export function readReceiptCode(text: string): ReadCode {
  const characters = plainCode(text);
  const size = DATA_PER_GROUP + 1;
  if (characters.length !== GROUPS * size) return { ok: false, group: null };
  const groups = Array.from({ length: GROUPS }, (_, index) => characters.slice(index * size, (index + 1) * size));
  const slip = groups.findIndex((group) => !isWhole(group));
  return slip === -1 ? { ok: true, code: groups.join("-") } : { ok: false, group: slip + 1 };
}

/** The characters of a code as it was typed: small letters, spaces and dashes do not count, O is 0, I and L are 1. */
export function plainCode(text: string): string {
  return text
    .toUpperCase()
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1")
    .replace(/[^0-9A-Z]/g, "");
}

function isWhole(group: string): boolean {
  const values = [...group].map((character) => ALPHABET.indexOf(character));
  return values.every((value) => value >= 0) && checkOf(values.slice(0, -1)) === values.at(-1);
}

/** Check value of a group: weights 1, 3, 5, 7 are odd, so every single wrong character changes the sum modulo 32. */
function checkOf(data: number[]): number {
  return data.reduce((sum, value, index) => sum + value * (2 * index + 1), 0) % 32;
}
