/** An author's mistake with the place where an editor finds it. Lines and columns count from 1. */
export interface ContentProblem {
  /** Path from the project folder, with forward slashes. */
  file: string;
  line: number;
  column: number;
  message: string;
}

/** One mistake as one line, in the form that terminals and editors turn into a link. */
export function problemLine(problem: ContentProblem): string {
  return `${problem.file}:${problem.line}:${problem.column} ${problem.message}`;
}

/** The mistakes in the order of files and lines, each told once. */
export function inReadingOrder(problems: ContentProblem[]): ContentProblem[] {
  const once = new Map(problems.map((problem) => [problemLine(problem), problem]));
  return [...once.values()].sort(
    (a, b) =>
      compareText(a.file, b.file) || a.line - b.line || a.column - b.column || compareText(a.message, b.message),
  );
}

/** Order of two texts by their characters, the same on every machine. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
