import type { Word } from "./words-of.ts";

/**
 * Gives words that were typed without diacritics the spelling they have most often in texts with diacritics, that of
 * the pair they stand in first: so that an alias without diacritics counts for those who type them.
 */
export function restoreMarks(texts: readonly (readonly Word[])[]): (words: Word[]) => Word[] {
  const single = new Map<string, Map<string, number>>();
  const paired = new Map<string, Map<string, number>>();
  const count = (table: Map<string, Map<string, number>>, name: string, spelled: string) => {
    const known = table.get(name) ?? new Map<string, number>();
    table.set(name, known.set(spelled, (known.get(spelled) ?? 0) + 1));
  };
  for (const words of texts) {
    for (const [at, { folded, spelled }] of words.entries()) {
      count(single, folded, spelled);
      const next = words[at + 1];
      if (!next) continue;
      count(paired, `${folded} ${next.folded}<`, spelled);
      count(paired, `${folded} ${next.folded}>`, next.spelled);
    }
  }
  return (words) => {
    if (words.some(({ folded, spelled }) => folded !== spelled)) return words;
    return words.map(({ folded }, at) => {
      const before = words[at - 1];
      const next = words[at + 1];
      const votes = new Map<string, number>();
      const add = (from: Map<string, number> | undefined, weight: number) => {
        for (const [spelled, n] of from ?? []) votes.set(spelled, (votes.get(spelled) ?? 0) + weight * n);
      };
      if (next) add(paired.get(`${folded} ${next.folded}<`), 10);
      if (before) add(paired.get(`${before.folded} ${folded}>`), 10);
      add(single.get(folded), 1);
      const [best] = [...votes].sort(([, a], [, b]) => b - a);
      return { folded, spelled: best?.[0] ?? folded };
    });
  };
}
