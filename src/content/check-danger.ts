import { didYouMean } from "../rules/nearest-name.ts";
import type { Problem } from "../rules/problem.ts";
import { namesIn } from "../search/danger-phrase.ts";
import type { DangerFile } from "../search/danger-schema.ts";
import { buildDangerIndex, findDanger, type ShortForms } from "../search/find-danger.ts";

/** What the signs of danger rest on. */
export interface KnownToDanger {
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
export function checkDanger(file: DangerFile, { hotlines, shortForms }: KnownToDanger): Problem[] {
  const signs = Object.entries(file.signs);
  const now = signs.flatMap(([id, sign]) => written(sign.now, ["signs", id, "now"]));
  const asks = signs.flatMap(([id, sign]) => written(sign.asks ?? {}, ["signs", id, "asks"]));
  const strange = [...now, ...asks, ...written(file.harmless, ["harmless"])].flatMap((one) => unknownNames(file, one));
  const lines = signs.flatMap(([id, sign]) =>
    sign.hotlines.flatMap((hotline, at): Problem[] =>
      hotlines.has(hotline)
        ? []
        : [
            {
              path: ["signs", id, "hotlines", at],
              message: `hotline "${hotline}" does not exist${didYouMean(hotline, hotlines)}`,
            },
          ],
    ),
  );
  return [...lines, ...strange, ...(strange.length > 0 ? [] : silent(file, now, shortForms))];
}

function written(phrases: Readonly<Record<string, readonly string[]>>, path: Problem["path"]): Written[] {
  return Object.entries(phrases).flatMap(([lang, all]) =>
    all.map((phrase, at) => ({ lang, phrase, path: [...path, lang, at] })),
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
