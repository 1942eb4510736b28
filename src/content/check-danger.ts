import { didYouMean } from "../rules/nearest-name.ts";
import type { Problem } from "../rules/problem.ts";
import { namesIn } from "../search/danger-phrase.ts";
import type { DangerFile } from "../search/danger-schema.ts";
import { buildDangerIndex, findDanger, type ShortForms } from "../search/find-danger.ts";

/** What the signs of danger rest on. */
export interface KnownToDanger {
  topics: ReadonlySet<string>;
  hotlines: ReadonlySet<string>;
  shortForms: ShortForms;
}

/** A phrase with the place where it stands. */
interface Written {
  lang: string;
  phrase: string;
  path: Problem["path"];
}

/** Hotlines and words that do not exist, and phrases that raise no alarm because others take their words away. */
export function checkDanger(file: DangerFile, { hotlines, topics, shortForms }: KnownToDanger): Problem[] {
  const signs = Object.entries(file.signs);
  const now = signs.flatMap(([id, sign]) => written(sign.now, ["signs", id, "now"]));
  const asks = signs.flatMap(([id, sign]) => written(sign.asks ?? {}, ["signs", id, "asks"]));
  const strange = [...now, ...asks, ...written(file.harmless, ["harmless"])].flatMap((one) => unknownNames(file, one));
  const lines = signs.flatMap(([id, sign]) => [
    ...unknown("hotline", sign.hotlines, hotlines).map(at(["signs", id, "hotlines"])),
    ...unknown("topic", sign.topics ?? [], topics).map(at(["signs", id, "topics"])),
  ]);
  return [...lines, ...strange, ...(strange.length > 0 ? [] : silent(file, now, shortForms))];
}

function unknown(kind: string, names: readonly string[], known: ReadonlySet<string>): Problem[] {
  return names.flatMap((name, index) =>
    known.has(name) ? [] : [{ path: [index], message: `${kind} "${name}" does not exist${didYouMean(name, known)}` }],
  );
}

function at(place: Problem["path"]): (problem: Problem) => Problem {
  return ({ path, message }) => ({ path: [...place, ...path], message });
}

function written(phrases: Readonly<Record<string, readonly string[]>>, path: Problem["path"]): Written[] {
  return Object.entries(phrases).flatMap(([lang, all]) =>
    all.map((phrase, index) => ({ lang, phrase, path: [...path, lang, index] })),
  );
}

function unknownNames(file: DangerFile, { lang, phrase, path }: Written): Problem[] {
  const groups = Object.keys(file.words[lang] ?? {});
  return namesIn(phrase)
    .filter((name) => !groups.includes(name))
    .map((name) => ({
      path,
      message: `<${name}> stands for nothing in the words of ${lang}${didYouMean(name, groups)}`,
    }));
}

function silent(file: DangerFile, now: readonly Written[], shortForms: ShortForms): Problem[] {
  const index = buildDangerIndex(file, shortForms);
  return now.flatMap(({ lang, phrase, path }) => {
    const said = phrase
      .replace(/<([^>]*)>/g, (_, name: string) => file.words[lang]?.[name]?.[0] ?? "")
      .replace(/[…=]/g, " ");
    return findDanger(index, said)?.strength === "now"
      ? []
      : [{ path, message: `"${phrase}" raises no alarm: a harmless phrase, or one that asks, takes its words` }];
  });
}
