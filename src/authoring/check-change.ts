import type { ChangeReport } from "../console/policy-desk.ts";
import { type CheckedContent, checkFiles } from "../content/check-content.ts";
import { contentVersion } from "../content/content-version.ts";
import { mistakesText } from "../content/mistakes-text.ts";
import { readSourceFiles, type SourceFile } from "../content/source-files.ts";
import { booksOf } from "./books.ts";
import { impactOf } from "./impact.ts";
import { impactText } from "./impact-text.ts";
import { tell, viewOf } from "./view.ts";

/** A file of flows/ or locales/ as it would be: its path from the project's folder, and its text. */
export type ChangedFile = SourceFile;

/** Whether a path names a file that the program could read: in flows/ or locales/, of a kind it knows. */
export function isContentPath(file: string): boolean {
  return /^(flows|locales)(\/[a-z0-9][a-z0-9.-]*)+\.(yaml|md)$/.test(file) && !file.startsWith("flows/schemas/");
}

/**
 * What `npm run check` and `npm run impact` would say if one file were another; nothing is written. `lang` is the language of
 * the impact; mistakes are told in English, as everywhere.
 */
export async function checkChange(
  root: string,
  changed: ChangedFile,
  { today, lang }: { today: string; lang: string },
): Promise<ChangeReport> {
  const { files, problems } = await readSourceFiles(root);
  const text = changed.text
    .normalize("NFC")
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n");
  const before = files.find(({ file }) => file === changed.file);
  const others = files.filter(({ file }) => file !== changed.file);
  const after = [...others, { file: changed.file, text }].sort((a, b) => (a.file < b.file ? -1 : 1));
  const [then, now] = [booksOf(checkFiles(files, problems)), booksOf(checkFiles(after, problems))];
  const limits = { today, atMost: casesAtMost, seed: 1 };
  const view = viewOf(then, lang);
  const base = {
    revision: tell(view, "officer:impact.running"),
    commit: contentVersion(files).slice(0, 7),
    seed: 1,
    view,
  };
  return {
    mistakes: mistakesOf(now.checked),
    isNew: before === undefined,
    same: before?.text === text,
    impact: impactText(viewOf(now, lang), impactOf(then, now, limits), base),
  };
}

/** Cases tried of a programme, as `npm run impact` does. */
const casesAtMost = 2000;

function mistakesOf({ problems }: CheckedContent): string {
  return problems.length === 0 ? "" : mistakesText(problems);
}
