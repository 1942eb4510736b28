import { didYouMean } from "../rules/nearest-name.ts";
import { stemOf } from "./compare-languages.ts";
import { keyMeant } from "./nearest-key.ts";
import type { NeededText } from "./needed-text.ts";
import type { ContentProblem } from "./problem.ts";
import type { Defined } from "./read-definitions.ts";
import { type Locale, type LocaleText, parametersOf } from "./read-locales.ts";
import { lengthFault } from "./readability.ts";

/** A text with the definition that needs it. */
export interface Need {
  text: NeededText;
  locate: Defined<unknown>["locate"];
}

/** Texts that definitions need and the base language lacks, or has with parameters nobody fills in, or too long. */
export function checkNeededWords(base: Locale, needs: readonly Need[]): ContentProblem[] {
  const written = writtenByStem(base);
  return needs.flatMap(({ text, locate }) => {
    const found = written.get(text.key);
    if (found) return found.flatMap((one) => textFaults(text, one));
    const catalogue = base.namespaces.get(namespaceOf(text.key));
    if (text.optional || catalogue?.sound === false) return [];
    return [
      locate({
        path: text.path,
        message: `needs the text "${text.key}" in locales/${base.lang}/${namespaceOf(text.key)}.yaml`,
      }),
    ];
  });
}

/** Texts of the given namespaces that no definition needs. */
export function checkLeftOverWords(
  base: Locale,
  needs: readonly Need[],
  namespaces: readonly string[],
): ContentProblem[] {
  const needed = new Set(needs.map(({ text }) => text.key));
  const written = writtenByStem(base);
  const lacking = [...needed].filter((key) => !written.has(key));
  return [...base.texts].flatMap(([key, { locate }]) => {
    if (!namespaces.includes(namespaceOf(key)) || needed.has(key) || needed.has(stemOf(key))) return [];
    return [locate(`"${key}" is left over: nothing in flows/ uses it${keyMeant(key, lacking)}`)];
  });
}

function namespaceOf(key: string): string {
  return key.slice(0, key.indexOf(":"));
}

function writtenByStem(locale: Locale): Map<string, LocaleText[]> {
  const written = new Map<string, LocaleText[]>();
  for (const [key, text] of locale.texts) {
    for (const name of new Set([key, stemOf(key)])) written.set(name, [...(written.get(name) ?? []), text]);
  }
  return written;
}

function textFaults(needed: NeededText, { text, locate }: LocaleText): ContentProblem[] {
  const allowed = needed.parameters ?? [];
  const strange = parametersOf(text).filter((name) => !allowed.includes(name));
  const long = lengthFault(text, needed);
  return [
    ...strange.map((name) =>
      locate(`"${needed.key}" uses {{${name}}}, which nothing fills in${didYouMean(name, allowed)}`),
    ),
    ...(long === null ? [] : [locate(`"${needed.key}" ${long}`)]),
  ];
}
