import type { Content } from "../content/content.ts";
import { lastingBooks } from "./books.ts";
import { checkBeside } from "./check-beside.ts";
import type { ChangedFile } from "./check-change.ts";
import { createPolicyDesk } from "./policy-desk.ts";
import { ruleFiles } from "./rule-files.ts";
import { createSetupBook } from "./setup-book.ts";

/** What the console's pages of rules and settings read, of the project in a folder. */
export function ruleBooks(root: string, content: Content) {
  const books = lastingBooks(root);
  const check = (changed: ChangedFile, lang: string) => checkBeside(root, changed, lang);
  return {
    policy: { ...createPolicyDesk(books, content), ...ruleFiles(root), check },
    setup: createSetupBook(books, content),
    questionDays: content.retention.questionDays,
  };
}
