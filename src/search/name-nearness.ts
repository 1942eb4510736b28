import { normalEmployerName } from "./employer-name.ts";

/**
 * How near two names of employers are, from 0 to 1: the pairs of letters they share, without marks, spaces and the kind of firm
 * (Dice). Names with different numbers are 0: "Xí nghiệp 1" is not "Xí nghiệp 2", however alike they look.
 */
export function nameNearness(one: string, other: string): number {
  const [a, b] = [normalEmployerName(one), normalEmployerName(other)];
  if (a === "" || b === "" || numbersOf(a) !== numbersOf(b)) return 0;
  if (a === b) return 1;
  const [pairs, others] = [pairsOf(a), pairsOf(b)];
  const left = new Map(others.map((pair) => [pair, others.filter((same) => same === pair).length]));
  const shared = pairs.filter((pair) => {
    const count = left.get(pair) ?? 0;
    left.set(pair, count - 1);
    return count > 0;
  });
  return (2 * shared.length) / Math.max(1, pairs.length + others.length);
}

function numbersOf(name: string): string {
  return (name.match(/\d+/g) ?? []).join(" ");
}

/** Letters two by two; what is left out between them counts for little. */
function pairsOf(name: string): string[] {
  const letters = ` ${name.replaceAll(" ", "")} `;
  return Array.from({ length: letters.length - 1 }, (_, at) => letters.slice(at, at + 2));
}
