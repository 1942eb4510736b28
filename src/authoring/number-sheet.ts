import type { SheetChapter, SheetLine } from "../console/policy-desk.ts";
import { hasUnemployment } from "../content/check-unemployment.ts";
import { type CitedPart, citedParts } from "../rules/cited-parts.ts";
import { isUnconfirmed } from "../rules/source.ts";
import { type ByLaw, conditionArticles, said, trainingArticles } from "../rules/unemployment/articles.ts";
import type { Law } from "../rules/unemployment/law.ts";
import { trainingConditionIds } from "../rules/unemployment/training-support.ts";
import type { Books } from "./books.ts";
import { conditionTitle, confidenceText, datedNumberText, sourceText, tell, type View } from "./view.ts";

/** The conditions of unemployment insurance by law, the present one first, then every dated number, headed by its file. */
export function numberSheet(view: View, books: Books): SheetChapter[] {
  const laws = hasUnemployment(books.checked.flows) ? (["new", "old"] as const) : [];
  const files = new Map<string, SheetLine[]>();
  for (const { id, locate } of books.checked.flows.parameters.valid.values()) {
    const { file } = locate({ path: [], message: "" });
    files.set(file, [...(files.get(file) ?? []), ...numberLines(view, books, id)]);
  }
  const numbers = [...files].map(([heading, lines]) => ({ heading, lines }));
  return [...laws.map((law) => conditionsChapter(view, books, law)), ...numbers];
}

function conditionsChapter(view: View, books: Books, law: Law): SheetChapter {
  const conditions: Record<string, ByLaw> = {
    ...conditionArticles,
    ...Object.fromEntries(trainingConditionIds.map((id) => [id, trainingArticles[id]])),
  };
  const lines = Object.keys(conditions).flatMap((id) => {
    const found = said(conditions, { id, law }, books.sources);
    return found ? [{ words: conditionTitle(view, id), ...knownBy(view, found) }] : [];
  });
  const name = tell(view, `officer:impact.values.law.${law}`);
  return { heading: tell(view, "officer:sheet.unemployment", { law: name }), lines };
}

/** A dated number with every value it had; nothing where it could not be read. */
export function numberLines(view: View, books: Books, id: string): SheetLine[] {
  const parameter = books.parameters.get(id);
  if (!parameter) return [];
  return citedParts(parameter, books.sources).map((part) => {
    const { from, value } = part.written;
    const dated = { from: String(from), value: value === null ? null : Number(value) };
    return { words: datedNumberText(view, { id, unit: parameter.unit, ...dated }), ...knownBy(view, part) };
  });
}

/** What a statement is taken from, and how far it is known. */
export function knownBy(view: View, part: Pick<CitedPart, "cite" | "confidence">): Omit<SheetLine, "words"> {
  return {
    source: part.cite === undefined ? "" : sourceText(view, part.cite),
    confidence: confidenceText(view, part.confidence),
    open: isUnconfirmed(part.confidence),
  };
}
