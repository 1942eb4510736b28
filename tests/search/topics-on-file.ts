import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { withoutNumbers } from "../../src/content/topic-numbers.ts";
import { projectRoot } from "../../src/project-root.ts";
import { type Dictionary, type DictionaryFile, dictionarySchema, readDictionary } from "../../src/search/dictionary.ts";
import { type TopicDefinition, topicSchema } from "../../src/search/topic.ts";
import type { TopicEntry } from "../../src/search/topic-index.ts";

const folder = join(projectRoot, "flows/knowledge");

/** The topics of flows/knowledge. */
export const topicsOnFile: TopicDefinition[] = readdirSync(folder)
  .filter((file) => file.endsWith(".yaml"))
  .sort()
  .map((file) => topicSchema.parse(parse(readFileSync(join(folder, file), "utf8"))));

/** The topics with their words, in the languages they are written in. */
export const entriesOnFile: TopicEntry[] = topicsOnFile.flatMap(({ id, aliases }) =>
  Object.entries(aliases).map(([lang, asked]) => {
    const text = readFileSync(join(projectRoot, `locales/${lang}/knowledge/${id}.md`), "utf8");
    const [first = "", ...rest] = withoutNumbers(text, " ").split("\n");
    return { id, lang, title: first.replace("# ", ""), aliases: asked, text: rest.join("\n").trim() };
  }),
);

/** The dictionaries of flows/search by language, as they are written. */
export const dictionaryFilesOnFile = new Map(
  ["vi", "en"].map((lang): [string, DictionaryFile] => [
    lang,
    dictionarySchema.parse(parse(readFileSync(join(projectRoot, `flows/search/${lang}.yaml`), "utf8"))),
  ]),
);

/** The dictionaries of flows/search by language. */
export const dictionariesOnFile = new Map(
  [...dictionaryFilesOnFile].map(([lang, file]): [string, Dictionary] => [lang, readDictionary(file)]),
);
