import { buildWords } from "../content/build-words.ts";
import { type CheckedContent, checkContent } from "../content/check-content.ts";
import { problemLine } from "../content/problem.ts";
import { definitionsOf } from "../content/read-definitions.ts";
import type { FlowContent } from "../flow/flow-content.ts";
import { checkFacts } from "../rules/check-facts.ts";
import { checkParameterUse, checkProgramme } from "../rules/check-programme.ts";
import type { Rulebook } from "../rules/given.ts";
import type { Programme } from "../rules/programme.ts";

/** Everything in flows/ and locales/ that could be read, even where the program would not start on it. */
export interface Books
  extends Pick<
    FlowContent,
    "languages" | "words" | "hasWords" | "facts" | "sources" | "parameters" | "programmes" | "conversations"
  > {
  rulebook: Rulebook;
  /** The text of a key as it is written in a language, with its parameters open. */
  written(lang: string, key: string): string | undefined;
  checked: CheckedContent;
}

/** Reads flows/ and locales/ of a project folder. An author in the middle of a change can look at it too. */
export async function readBooks(root: string): Promise<Books> {
  return booksOf(await checkContent(root));
}

/** The books that run, read at the first look, which takes about a second, and kept. */
export function lastingBooks(root: string): () => Promise<Books> {
  let reading: Promise<Books> | undefined;
  return () => {
    reading ??= readBooks(root);
    return reading;
  };
}

/** The same of files that were read and checked. */
export function booksOf(checked: CheckedContent): Books {
  const { flows, locales } = checked;
  const facts = definitionsOf(flows.facts);
  const sources = definitionsOf(flows.sources);
  const parameters = definitionsOf(flows.parameters);
  return {
    ...buildWords(locales),
    written: (lang, key) => locales.find((locale) => locale.lang === lang)?.texts.get(key)?.text,
    languages: locales.map(({ lang }) => lang),
    facts,
    sources,
    parameters,
    programmes: definitionsOf(flows.programmes),
    conversations: definitionsOf(flows.conversations),
    rulebook: { definitions: facts, sources, parameters },
    checked,
  };
}

/** Why a programme cannot be asked: it, or what it stands on, has mistakes; null for a sound one. */
export function unsoundness(books: Books, programme: Programme): string | null {
  const { definitions, sources } = books.rulebook;
  const mistakes = [
    ...checkFacts(definitions),
    ...checkProgramme(programme, definitions, sources),
    ...checkParameterUse(programme, books.parameters),
  ];
  return mistakes[0]?.message ?? null;
}

/** Says that there are mistakes elsewhere, so that nobody takes what is shown for what will run. Empty for none. */
export function mistakesNote({ checked: { problems } }: Books): string {
  const [first, ...more] = problems;
  if (!first) return "";
  const rest = more.length === 0 ? "" : ` and ${more.length} more`;
  return `Note: flows/ and locales/ have mistakes (npm run check): ${problemLine(first)}${rest}`;
}
