/** A line of a table: the first cell to the left, figures to the right. */
export function columns(cells: readonly string[]): string {
  return cells.map((cell, n) => (n === 0 ? cell.padEnd(36) : cell.padStart(9))).join("");
}
