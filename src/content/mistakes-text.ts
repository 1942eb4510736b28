import { type ContentProblem, problemLine } from "./problem.ts";

/** All mistakes of an author as one text: how many, then each on a line of its own that begins with file and line. */
export function mistakesText(problems: readonly ContentProblem[]): string {
  const count = problems.length === 1 ? "1 mistake" : `${problems.length} mistakes`;
  return [`${count} in flows/ and locales/:`, ...problems.map(problemLine), "Check again: npm run check"].join("\n");
}
