import type { PolicyDesk } from "../console/policy-desk.ts";
import type { Content } from "../content/content.ts";
import { questionTree } from "../rules/question-tree.ts";
import { type Books, unsoundness } from "./books.ts";
import { conversationGraph } from "./conversation-graph.ts";
import { numberSheet } from "./number-sheet.ts";
import { previewTalk } from "./preview-talk.ts";
import { programmeGraph } from "./programme-graph.ts";
import { programmeSheet } from "./programme-sheet.ts";
import { svgPicture } from "./svg-picture.ts";
import { conversationTitle, programmeTitle, sourceText, viewOf } from "./view.ts";

/** Places of a drawing, and questions on one way; a larger one can no longer be read. */
const drawn = { places: 120, depth: 14 };

/** What a policy officer reads of the rules that run: programmes with sources and drawings, topics, talks as of any day. */
export function createPolicyDesk(
  books: () => Promise<Books>,
  content: Content,
): Omit<PolicyDesk, "check" | "files" | "file"> {
  return {
    async list(lang) {
      const view = viewOf(await books(), lang);
      return {
        programmes: [...content.programmes.keys()].map((id) => ({
          id,
          title: programmeTitle(view, id),
        })),
        conversations: [...content.conversations.keys()].map((id) => ({ id, title: conversationTitle(view, id) })),
        topics: [...content.topics.keys()].map((id) => ({ id, title: titleOfTopic(content, lang, id) })),
      };
    },
    async programme(lang, id) {
      const programme = content.programmes.get(id);
      const all = await books();
      return programme ? programmeSheet(viewOf(all, lang), all, programme) : null;
    },
    async numbers(lang) {
      const all = await books();
      return numberSheet(viewOf(all, lang), all);
    },
    async topic(lang, id, day) {
      const topic = content.topics.get(id);
      if (!topic) return null;
      const view = viewOf(await books(), lang);
      return {
        ...{ id, title: titleOfTopic(content, lang, id), answer: content.topic(lang, id, day)?.answer ?? null },
        ...{ from: topic.from, until: topic.until ?? null, aliases: topic.aliases[lang] ?? [] },
        sources: topic.sources.map((cite) => sourceText(view, cite)),
      };
    },
    async graph(kind, id, of) {
      const all = await books();
      return kind === "programmes" ? programmeDrawing(all, id, of) : conversationDrawing(all, id, of.lang);
    },
    preview: (of, inputs) => previewTalk(content, of, inputs),
  };
}

function titleOfTopic(content: Content, lang: string, id: string): string {
  const day = content.topics.get(id)?.until ?? content.topics.get(id)?.from ?? "";
  return content.topic(lang, id, day)?.title ?? id;
}

function programmeDrawing(books: Books, id: string, { lang, day }: { lang: string; day: string }): string | null {
  const programme = books.programmes.get(id);
  if (!programme || unsoundness(books, programme) !== null) return null;
  const tree = questionTree(programme, { ...books.rulebook, today: day }, drawn);
  return svgPicture(programmeGraph(viewOf(books, lang), programme, tree));
}

function conversationDrawing(books: Books, id: string, lang: string): string | null {
  const conversation = books.conversations.get(id);
  return conversation ? svgPicture(conversationGraph(viewOf(books, lang), conversation)) : null;
}
