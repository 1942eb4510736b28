import { stringify } from "yaml";
import type { AskedGroup } from "./question-book.ts";

/** Questions as other ways to ask for a topic, or as the beginning of a new one: YAML for flows/knowledge. */
export function draftTopic(groups: readonly AskedGroup[], topic: string | null, today: string): string {
  const aliases: Record<string, string[]> = {};
  for (const { lang, words } of groups) {
    const ofLang = aliases[lang] ?? [];
    if (!ofLang.includes(words)) aliases[lang] = [...ofLang, words];
  }
  const head =
    topic === null
      ? "# Draft of a topic from questions nobody could answer. Give it an id, sources and an answer; then npm run check.\n"
      : `# More ways in which people ask for ${topic}: add those that belong to its aliases in flows/knowledge/${topic}.yaml.\n`;
  const body = topic === null ? { id: "area.name", aliases, sources: [], from: today } : { aliases };
  return `${head}${stringify(body, { lineWidth: 0 })}`;
}
