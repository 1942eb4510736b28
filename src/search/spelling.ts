/** Words that nobody knows, read as the known word they are a slip of: one letter too much, too few, wrong or swapped. */

/** Shorter words have too many neighbours. */
const LETTERS_AT_LEAST = 3;

/** Known words by what is left of them without one letter. */
export type Spelling = ReadonlyMap<string, readonly string[]>;

/** Prepares the correction towards these folded words. */
export function buildSpelling(words: Iterable<string>): Spelling {
  const near = new Map<string, string[]>();
  for (const word of words) {
    if (word.length < LETTERS_AT_LEAST || /\d/.test(word)) continue;
    for (const left of [word, ...withoutOne(word)]) {
      const known = near.get(left);
      if (known) known.push(word);
      else near.set(left, [word]);
    }
  }
  return near;
}

/** The known words that a folded word may be a slip of, each once; those with the same first letter first. */
export function slipsOf(word: string, spelling: Spelling): string[] {
  if (word.length < LETTERS_AT_LEAST || /\d/.test(word)) return [];
  const found = new Set([word, ...withoutOne(word)].flatMap((left) => spelling.get(left) ?? []));
  const near = [...found].filter((other) => isOneSlip(word, other));
  return near.sort((a, b) => Number(b[0] === word[0]) - Number(a[0] === word[0]));
}

function withoutOne(word: string): string[] {
  return [...word].map((_, at) => word.slice(0, at) + word.slice(at + 1));
}

/** Damerau's distance of one. */
function isOneSlip(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (long.length > short.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  return short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
}
