/** Results remembered before all are forgotten and the counting starts anew. */
const atMost = 4_000;

/**
 * The same function of a text, which remembers what it gave: for labels and names of the content, which are compared in
 * every turn and never change.
 */
export function remembered<T>(of: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size >= atMost) known.clear();
    const made = of(text);
    known.set(text, made);
    return made;
  };
}
