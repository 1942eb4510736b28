import type { Content } from "../content/content.ts";
import type { Speaker } from "../flow/talk.ts";

/** The content in one language, as an answer tells it. */
export interface Edition {
  content: Content;
  lang: string;
}

/** The text of a locale key in the edition's language. */
export function say({ content, lang }: Edition, key: string, params?: Record<string, string | number>): string {
  return content.words(lang, key, params);
}

/** The edition as the flow's own words are asked for. */
export function speakerOf({ content, lang }: Edition): Speaker {
  return { content, session: { lang } };
}

/** A text that need not exist, as a member of an answer: left out where there is none. */
export function sayIfWritten<Name extends string>(
  edition: Edition,
  key: string,
  name: Name,
): { [Key in Name]?: string } {
  // One member of the given name; TypeScript widens computed keys to string.
  return (edition.content.hasWords(edition.lang, key) ? { [name]: say(edition, key) } : {}) as {
    [Key in Name]?: string;
  };
}
