/** The known name that a mistyped one most likely means, or null when none is near. */
export function nearestName(wrong: string, known: Iterable<string>): string | null {
  let best: { name: string | null; distance: number } = {
    name: null,
    distance: Math.max(1, Math.floor(wrong.length / 3)) + 1,
  };
  for (const name of known) {
    const distance = edits(wrong.toLowerCase(), name.toLowerCase());
    if (distance < best.distance) best = { name, distance };
  }
  return best.name;
}

/** Ending of a message that names the known word nearest to a mistyped one; empty when none is near. */
export function didYouMean(wrong: string, known: Iterable<string>): string {
  const nearest = nearestName(wrong, known);
  return nearest === null ? "" : `; did you mean "${nearest}"?`;
}

/** How many letters must be put in, taken out, replaced or swapped with their neighbour. */
function edits(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = at(row, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(before, j - 2) + 1 : replaced;
      next.push(Math.min(replaced, swapped, at(row, j) + 1, at(next, j - 1) + 1));
    }
    before = row;
    row = next;
  }
  return at(row, b.length);
}

function at(row: number[], column: number): number {
  return row[column] ?? 0;
}
