import { createInstance, type i18n } from "i18next";
import type { Words } from "../flow/words.ts";
import { stemOf } from "./compare-languages.ts";
import { keyMeant } from "./nearest-key.ts";
import { BASE_LANGUAGE, type Locale, parametersOf } from "./read-locales.ts";

/** The texts of all languages behind one look-up. */
export interface WordsOfLanguages {
  /**
   * The text of a key with its parameters filled in; a number named `count` chooses the plural form. A language that
   * is not (or no longer) spoken here gets the base language. Throws for an unknown key or a missing parameter: both are bugs.
   */
  words: Words;
  /** True when the key, or a plural form of it, is written in exactly this language. */
  hasWords(lang: string, key: string): boolean;
}

/** What a key stands for: the parameters it needs, and its text unless that has several forms. */
interface Entry {
  needed: readonly string[];
  text: string | undefined;
}

/** Builds the look-up over checked locales. */
export function buildWords(locales: Locale[]): WordsOfLanguages {
  const byLang = new Map(locales.map((locale) => [locale.lang, entriesOf(locale)]));
  const base = byLang.get(BASE_LANGUAGE);
  const catalogue = createCatalogue(locales);
  const spokenFor = (lang: string) => (byLang.has(lang) ? lang : BASE_LANGUAGE);
  const unknown = (lang: string, key: string) =>
    new Error(
      `There is no text "${key}" in ${spokenFor(lang)}${keyMeant(key, (byLang.get(lang) ?? base)?.keys() ?? [])}`,
    );
  const words: Words = (lang, key, params = {}) => {
    const entry = (byLang.get(lang) ?? base)?.get(key);
    if (!entry) throw unknown(lang, key);
    const { needed, text } = entry;
    if (needed.length > 0) requireAll(key, needed, params);
    if (text !== undefined) return needed.length === 0 ? text : filledIn(text, params);
    const count = typeof params.count === "number" ? { count: params.count } : {};
    return catalogue.t(key, { lng: spokenFor(lang), replace: params, nest: false, ...count });
  };
  return { words, hasWords: (lang, key) => byLang.get(lang)?.has(key) ?? false };
}

function requireAll(key: string, needed: readonly string[], params: Record<string, string | number>): void {
  const missing = needed.find((name) => params[name] === undefined);
  if (missing !== undefined)
    throw new Error(`The text "${key}" needs the parameter {{${missing}}}, which was not given`);
}

/** All that is needed of a key in one look-up: a turn asks for dozens of texts. */
function entriesOf(locale: Locale): Map<string, Entry> {
  const plain = plainTexts(locale);
  return new Map([...stemsOf(locale)].map(([key, needed]) => [key, { needed, text: plain.get(key) }]));
}

/** Every key that can be asked for, plural forms under their common stem too, with its parameters. */
function stemsOf(locale: Locale): Map<string, string[]> {
  const stems = new Map<string, string[]>();
  for (const [key, { text }] of locale.texts) {
    const parameters = parametersOf(text);
    stems.set(key, parameters);
    if (stemOf(key) !== key) stems.set(stemOf(key), [...new Set([...(stems.get(stemOf(key)) ?? []), ...parameters])]);
  }
  return stems;
}

/** The texts that have one form only; those with plural forms need the catalogue to choose. */
function plainTexts({ texts }: Locale): Map<string, string> {
  const plural = new Set([...texts.keys()].filter((key) => stemOf(key) !== key).map(stemOf));
  const plain = [...texts].filter(([key]) => stemOf(key) === key && !plural.has(key));
  return new Map(plain.map(([key, { text }]) => [key, text]));
}

function filledIn(text: string, params: Record<string, string | number>): string {
  return text.replace(/\{\{\s*([^{}]*?)\s*\}\}/g, (_, name: string) => String(params[name]));
}

function createCatalogue(locales: Locale[]): i18n {
  const catalogue = createInstance();
  const namespaces = [...new Set(locales.flatMap((locale) => [...locale.namespaces.keys()]))];
  void catalogue.init({
    initAsync: false, // the resources are at hand, so the catalogue is ready when this returns
    lng: BASE_LANGUAGE,
    fallbackLng: false,
    ns: namespaces,
    keySeparator: false, // keys are flat: ids may contain dots
    returnNull: false,
    interpolation: { escapeValue: false }, // texts are plain; whoever makes HTML escapes
    resources: Object.fromEntries(locales.map((locale) => [locale.lang, resourcesOf(locale)])),
  });
  return catalogue;
}

function resourcesOf(locale: Locale): Record<string, Record<string, string>> {
  const resources: Record<string, Record<string, string>> = {};
  for (const [key, { text }] of locale.texts) {
    const at = key.indexOf(":");
    const namespace = key.slice(0, at);
    resources[namespace] = { ...resources[namespace], [key.slice(at + 1)]: text };
  }
  return resources;
}
