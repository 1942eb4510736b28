import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { projectRoot } from "../../src/project-root.ts";
import { type TopicDefinition, topicSchema } from "../../src/search/topic.ts";
import type { TopicEntry } from "../../src/search/topic-index.ts";

const folder = join(projectRoot, "flows/knowledge");

/** The topics of flows/knowledge. */
export const topicsOnFile: TopicDefinition[] = readdirSync(folder)
  .filter((file) => file.endsWith(".yaml"))
  .sort()
  .map((file) => topicSchema.parse(parse(readFileSync(join(folder, file), "utf8"))));

/** The topics with their words in both languages. */
export const entriesOnFile: TopicEntry[] = topicsOnFile.flatMap(({ id, aliases }) =>
  ["vi", "en"].map((lang) => {
    const [first = "", ...rest] = readFileSync(join(projectRoot, `locales/${lang}/knowledge/${id}.md`), "utf8").split(
      "\n",
    );
    return { id, lang, title: first.replace("# ", ""), aliases: aliases[lang] ?? [], text: rest.join("\n").trim() };
  }),
);
