import type { ContentProblem } from "./problem.ts";
import type { SourceFile } from "./source-files.ts";

/** Files of locales/ that nothing would ever read. */
export function strayLocaleFiles(files: readonly SourceFile[]): ContentProblem[] {
  const stray = files.filter(({ file }) => file.startsWith("locales/") && !isRead(file));
  const message =
    "is not read; texts are in locales/<language>/<namespace>.yaml and locales/<language>/knowledge/<topic>.md";
  return stray.map(({ file }) => ({ file, line: 1, column: 1, message }));
}

function isRead(file: string): boolean {
  return /^locales\/[a-z]{2,3}\/([a-z-]+(\/[a-z0-9-]+)?\.yaml|knowledge\/[a-z0-9.-]+\.md)$/.test(file);
}
