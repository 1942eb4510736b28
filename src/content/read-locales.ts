import type { Problem } from "../rules/problem.ts";
import { type ContentProblem, compareText } from "./problem.ts";
import { readYaml, type YamlFile } from "./read-yaml.ts";
import type { SourceFile } from "./source-files.ts";

/** One text a person reads, with the place where it is written. */
export interface LocaleText {
  text: string;
  /** A mistake of this text with its file and line. */
  locate(message: string): ContentProblem;
}

/** All texts of one language by full key: "facts:leaveDays.ask". */
export interface Locale {
  lang: string;
  texts: Map<string, LocaleText>;
  /** The catalogues that exist, by namespace. */
  namespaces: Map<string, { file: string; sound: boolean }>;
}

/** The base language: every other one is compared with it, and an unknown language falls back to it. */
export const BASE_LANGUAGE = "vi";

/**
 * The catalogues of every language, the base language first: locales/<lang>/<namespace>.yaml, or several files in a folder
 * of the namespace's name, which are read as one.
 */
export function readLocales(files: SourceFile[]): { locales: Locale[]; problems: ContentProblem[] } {
  const problems: ContentProblem[] = [];
  const locales = new Map<string, Locale>([[BASE_LANGUAGE, emptyLocale(BASE_LANGUAGE)]]);
  for (const source of files) {
    const [, lang, namespace] = /^locales\/([^/]+)\/([^/]+)(?:\/[^/]+)?\.yaml$/.exec(source.file) ?? [];
    if (lang === undefined || namespace === undefined) continue;
    const locale = locales.get(lang) ?? emptyLocale(lang);
    locales.set(lang, locale);
    const yaml = readYaml(source);
    const before = locale.namespaces.get(namespace);
    const sound = yaml.sound && before?.sound !== false;
    locale.namespaces.set(namespace, { file: before?.file ?? source.file, sound });
    problems.push(...yaml.problems, ...addTexts(locale, namespace, yaml));
  }
  const others = [...locales.keys()].filter((lang) => lang !== BASE_LANGUAGE).sort(compareText);
  return { locales: [BASE_LANGUAGE, ...others].flatMap((lang) => locales.get(lang) ?? []), problems };
}

function emptyLocale(lang: string): Locale {
  return { lang, texts: new Map(), namespaces: new Map() };
}

function addTexts(locale: Locale, namespace: string, yaml: YamlFile): ContentProblem[] {
  const problems: ContentProblem[] = [];
  for (const { path, value } of leaves(yaml.value)) {
    const key = `${namespace}:${path.join(".")}`;
    const fault = textFault(path, value) ?? (locale.texts.has(key) ? `"${key}" is already written elsewhere` : null);
    if (fault !== null && yaml.sound) problems.push(yaml.locate({ path, message: fault }));
    // A faulty text still counts as written, so that it is reported once and not as missing too.
    locale.texts.set(key, {
      text: typeof value === "string" ? value.trimEnd() : "",
      locate: (message) => yaml.locate({ path, message }),
    });
  }
  return problems;
}

function* leaves(value: unknown, path: Problem["path"] = []): Generator<{ path: Problem["path"]; value: unknown }> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    for (const [key, inner] of Object.entries(value)) yield* leaves(inner, [...path, key]);
  } else if (path.length > 0 || value !== null) {
    yield { path, value };
  }
}

function textFault(path: Problem["path"], value: unknown): string | null {
  if (path.length === 0) return 'must be a block of "key: text"';
  if (path.some((key) => String(key).includes(":")))
    return `key "${path.at(-1)}" contains ":", which separates the namespace`;
  if (Array.isArray(value)) return `"${path.at(-1)}" is a list; write one text, with | for several lines`;
  if (value === null || (typeof value === "string" && value.trim() === "")) return `"${path.at(-1)}" has no text`;
  if (typeof value !== "string") return `"${path.at(-1)}" is read as ${String(value)}, not as text; put it in quotes`;
  if (value.includes("$t("))
    return `"${path.at(-1)}" contains "$t(", which would fetch another text; write the words out`;
  return parameterFault(value);
}

/** The {{parameters}} of a text, each once, in alphabetical order. */
export function parametersOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)].map((match) => match[1] ?? ""))].sort(compareText);
}

function parameterFault(text: string): string | null {
  const wrong = parametersOf(text).find((name) => !/^[a-z][a-zA-Z0-9-]*$/.test(name));
  if (wrong !== undefined)
    return `{{${wrong}}} is no parameter: its name must be letters, digits and hyphens, beginning with a small letter`;
  const rest = text.replace(/\{\{[^{}]*\}\}/g, "");
  return /\{\{|\}\}/.test(rest) ? "has {{ without }} or }} without {{" : null;
}
