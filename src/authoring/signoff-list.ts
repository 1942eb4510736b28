import type { Books } from "./books.ts";
import { signoffQuestion } from "./signoff-question.ts";
import type { Unsettled } from "./unsettled.ts";
import { confidenceText, sourceText, tell, titleOf, type View, wordsOr } from "./view.ts";

/** The list for the department as Markdown: a box to tick for each question, where it stands and what it is taken from. */
export function signoffList(view: View, books: Books, all: Unsettled[]): string {
  const head = [`# ${marked(tell(view, "officer:signoff.title"))}`];
  if (all.length === 0) return [...head, marked(tell(view, "officer:signoff.none"))].join("\n\n");
  const intro = marked(tell(view, "officer:signoff.intro", { number: all.length }));
  const blocks = [...chapters(view, all)].map(([title, part]) =>
    [`## ${marked(title)}`, part.map((one) => entry(view, books, one)).join("\n")].join("\n\n"),
  );
  return [...head, intro, ...blocks].join("\n\n");
}

/** Each programme is a chapter, and each other kind of thing. */
function chapters(view: View, all: Unsettled[]): Map<string, Unsettled[]> {
  const found = new Map<string, Unsettled[]>();
  for (const one of all) {
    const title =
      one.kind === "programmes" ? titleOf(view, one.id) : wordsOr(view, `officer:signoff.kinds.${one.kind}`, one.kind);
    found.set(title, [...(found.get(title) ?? []), one]);
  }
  return found;
}

function entry(view: View, books: Books, one: Unsettled): string {
  const { part, place } = one;
  const known = confidenceText(view, part.confidence);
  const cite =
    part.cite === undefined ? "" : `; ${tell(view, "officer:signoff.cites", { source: sourceText(view, part.cite) })}`;
  return [
    `- [ ] **${marked(signoffQuestion(view, books, one))}** ${marked(tell(view, "officer:signoff.which"))}`,
    `  - ${marked(`${known}${cite}`)}${part.cite === undefined ? "" : ` (\`${part.cite}\`)`}`,
    `  - \`${place}\``,
    `  - ${marked(tell(view, "officer:signoff.answer"))}`,
  ].join("\n");
}

/** Text in which no sign is read as Markdown. */
function marked(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*_[\]<>#|~]/g, "\\$&");
}
