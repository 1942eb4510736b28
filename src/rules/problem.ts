/** An author's mistake in one document: the keys and list positions that lead to its place, and what is wrong. */
export interface Problem {
  path: (string | number)[];
  message: string;
}

/** The same mistakes seen from further up: their paths begin with the given one. */
export function below(path: Problem["path"], problems: readonly Problem[]): Problem[] {
  return problems.map((problem) => ({ ...problem, path: [...path, ...problem.path] }));
}
