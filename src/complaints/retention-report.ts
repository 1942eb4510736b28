/** A case whose time is over, as a report names it. */
interface DueCase {
  number: string;
  kind: string;
  track: string;
  endedOn: string;
  months: number;
}

/** What is kept no longer than today. */
interface Due {
  conversations: number;
  files: number;
  questions: number;
  cases: readonly DueCase[];
}

/** What is due to be erased, in lines: of talks, files and questions how many, of cases by kind how many and which numbers. */
export function retentionReport({ conversations, files, questions, cases }: Due): string {
  const groups = new Map<string, DueCase[]>();
  for (const one of cases) {
    const name = `${one.kind}, ${one.track} (kept ${one.months} months)`;
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return [
    `talks and drafts nobody went on with: ${conversations}`,
    `files without a draft: ${files}`,
    `questions people asked: ${questions}`,
    `cases: ${cases.length}`,
    ...[...groups].flatMap(([name, some]) => [
      `  ${name}: ${some.length}`,
      ...some.map(({ number, endedOn }) => `    ${number}  ended ${endedOn}`),
    ]),
  ].join("\n");
}
