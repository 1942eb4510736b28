import type { ContentProblem } from "./problem.ts";
import { compareText } from "./problem.ts";
import { type Locale, type LocaleText, parametersOf } from "./read-locales.ts";
import { PAPER_WORDS } from "./texts-of-petitions.ts";

const pluralEnding = /_(zero|one|two|few|many|other)$/;

/** A text with its plural forms by category ("" for a text without plural). */
interface Forms {
  first: LocaleText;
  byCategory: Map<string, LocaleText>;
}

/** What a language lacks, has left over, or says with other parameters than the base language. */
export function compareLanguages(base: Locale, other: Locale): ContentProblem[] {
  const left = byStem(base);
  const right = byStem(other);
  const problems = [...missingCatalogues(base, other), ...missingCatalogues(other, base)];
  for (const [stem, forms] of left) {
    const same = right.get(stem);
    if (same) problems.push(...differentParameters(stem, { base, forms }, { other, forms: same }));
    else if (hasCatalogue(other, stem)) problems.push(forms.first.locate(`"${stem}" has no text in ${other.lang}`));
  }
  for (const [stem, forms] of right) {
    if (!left.has(stem) && hasCatalogue(base, stem)) {
      problems.push(forms.first.locate(`"${stem}" is left over: ${base.lang} has no such text`));
    }
  }
  return problems;
}

/** The plural forms a language needs and does not have, such as "_other" beside "_one" in English. */
export function missingPlurals(locale: Locale): ContentProblem[] {
  const categories = new Intl.PluralRules(locale.lang).resolvedOptions().pluralCategories;
  return [...byStem(locale)].flatMap(([stem, forms]) =>
    forms.byCategory.has("") ? mixedForms(stem, forms) : wrongForms({ stem, forms, lang: locale.lang, categories }),
  );
}

function mixedForms(stem: string, { byCategory }: Forms): ContentProblem[] {
  const extra = [...byCategory].find(([category]) => category !== "");
  return extra ? [extra[1].locate(`"${stem}" is written with and without "_${extra[0]}"; keep one way`)] : [];
}

function wrongForms(of: { stem: string; forms: Forms; lang: string; categories: string[] }): ContentProblem[] {
  const { stem, forms, lang, categories } = of;
  const missing = categories.filter((category) => !forms.byCategory.has(category));
  const unused = [...forms.byCategory].filter(([category]) => !categories.includes(category));
  return [
    ...missing.map((category) => forms.first.locate(`"${stem}" lacks its form "${stem}_${category}" in ${lang}`)),
    ...unused.map(([category, text]) => text.locate(`${lang} has no plural form "${category}"`)),
  ];
}

/** The key without its plural ending. */
export function stemOf(key: string): string {
  return key.replace(pluralEnding, "");
}

function byStem(locale: Locale): Map<string, Forms> {
  const stems = new Map<string, Forms>();
  for (const [key, text] of locale.texts) {
    const stem = stemOf(key);
    const forms = stems.get(stem) ?? { first: text, byCategory: new Map() };
    forms.byCategory.set(pluralEnding.exec(key)?.[1] ?? "", text);
    stems.set(stem, forms);
  }
  return stems;
}

function missingCatalogues(has: Locale, lacks: Locale): ContentProblem[] {
  return [...has.namespaces].flatMap(([namespace, { file }]) => {
    if (lacks.namespaces.has(namespace) || namespace === PAPER_WORDS) return [];
    return [{ file, line: 1, column: 1, message: `has no counterpart locales/${lacks.lang}/${namespace}.yaml` }];
  });
}

/** False for a missing or unreadable catalogue, which is already a mistake of its own. */
function hasCatalogue(locale: Locale, key: string): boolean {
  return locale.namespaces.get(key.slice(0, key.indexOf(":")))?.sound ?? false;
}

function differentParameters(
  stem: string,
  { base, forms }: { base: Locale; forms: Forms },
  { other, forms: same }: { other: Locale; forms: Forms },
): ContentProblem[] {
  const wanted = parametersOfForms(forms);
  const found = parametersOfForms(same);
  if (wanted.join() === found.join()) return [];
  const list = (names: string[]) => (names.length > 0 ? names.map((name) => `{{${name}}}`).join(", ") : "no parameter");
  return [same.first.locate(`"${stem}" uses ${list(found)} in ${other.lang}, but ${list(wanted)} in ${base.lang}`)];
}

function parametersOfForms({ byCategory }: Forms): string[] {
  return [...new Set([...byCategory.values()].flatMap(({ text }) => parametersOf(text)))].sort(compareText);
}
