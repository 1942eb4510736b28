import type { MessageEntity } from "@grammyjs/types";
import { badRequest } from "./bot-api-error.ts";

/** A text as Telegram keeps it: plain, with what is bold or a link beside it (offsets in UTF-16 units). */
export interface FormattedText {
  text: string;
  entities: MessageEntity[];
}

interface Tag {
  name: string;
  attributes: Map<string, string>;
  /** Where its text begins in the plain text. */
  offset: number;
}

const simpleTags = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  u: "underline",
  ins: "underline",
  s: "strikethrough",
  strike: "strikethrough",
  del: "strikethrough",
  "tg-spoiler": "spoiler",
} as const;
const supportedTags = new Set([...Object.keys(simpleTags), "code", "pre", "a", "blockquote"]);
const namedCharacters = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["quot", '"'],
]);
const whitespace = /\s/;

/** The order of entities that cover the same letters. */
const priority: Partial<Record<MessageEntity["type"], number>> = {
  blockquote: 0,
  expandable_blockquote: 0,
  pre: 11,
  code: 20,
  text_link: 49,
  bold: 90,
  italic: 91,
  underline: 92,
  strikethrough: 93,
  spoiler: 94,
};

/**
 * Reads parse_mode HTML as Telegram does, and refuses what it refuses with the same words. A name it does not know,
 * such as `&nbsp;`, or a bare `&` stays as it is written: so does the real one.
 */
export function parseHtml(html: string): FormattedText {
  const reader = new HtmlReader(html);
  return { text: reader.plain, entities: withoutNestedInCode(reader.entities.sort(byPlace)) };
}

/** Earlier first, longer first, then by kind. */
export function byPlace(one: MessageEntity, other: MessageEntity): number {
  return (
    one.offset - other.offset || other.length - one.length || (priority[one.type] ?? 50) - (priority[other.type] ?? 50)
  );
}

class HtmlReader {
  readonly entities: MessageEntity[] = [];
  plain = "";
  readonly #html: string;
  readonly #open: Tag[] = [];
  #at = 0;

  constructor(html: string) {
    this.#html = html;
    while (this.#at < html.length) this.#step();
    const unclosed = this.#open.at(-1);
    if (unclosed) throw refusal(`Can't find end tag corresponding to start tag "${unclosed.name}"`);
    if (/\p{Surrogate}/u.test(this.plain)) {
      throw refusal(
        "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units",
      );
    }
  }

  #step(): void {
    const letter = this.#html[this.#at];
    if (letter === "&") this.plain += this.#character();
    else if (letter !== "<") this.#plainRun();
    else if (this.#html[this.#at + 1] === "/") this.#endTag();
    else this.#startTag();
  }

  #plainRun(): void {
    const from = this.#at;
    while (this.#at < this.#html.length && this.#html[this.#at] !== "&" && this.#html[this.#at] !== "<") this.#at += 1;
    this.plain += this.#html.slice(from, this.#at);
  }

  /** The letter that stands at an ampersand: a named one, a number, or the ampersand itself. */
  #character(): string {
    const found = /^&(?:#x([0-9a-f]+)|#([0-9]+)|([a-z]+));?/i.exec(this.#html.slice(this.#at, this.#at + 16));
    const [written = "&", hex, decimal, name = ""] = found ?? [];
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal ?? 0);
    const letter = code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : namedCharacters.get(name);
    this.#at += letter === undefined ? 1 : written.length;
    return letter ?? "&";
  }

  #startTag(): void {
    const begin = this.#at;
    this.#at += 1;
    const name = this.#run((letter) => !whitespace.test(letter) && letter !== ">").toLowerCase();
    if (this.#ended()) throw this.#refusalAt("Unclosed start tag", begin);
    if (!supportedTags.has(name)) throw this.#refusalAt(`Unsupported start tag "${name}"`, begin);
    const attributes = new Map<string, string>();
    while (this.#skipSpaces() !== ">") {
      if (this.#ended()) throw this.#refusalAt("Unclosed start tag", begin);
      const [key, value] = this.#attribute(name, begin);
      attributes.set(key, value);
    }
    this.#at += 1;
    this.#open.push({ name, attributes, offset: this.plain.length });
  }

  #attribute(tag: string, begin: number): [string, string] {
    const key = this.#run((letter) => !whitespace.test(letter) && letter !== "=" && letter !== ">").toLowerCase();
    if (!key) throw this.#refusalAt(`Empty attribute name in the tag "${tag}"`, begin);
    if (this.#skipSpaces() !== "=") return [key, ""];
    this.#at += 1;
    const quote = this.#skipSpaces();
    if (this.#ended()) throw this.#refusalAt(`Unclosed start tag "${tag}"`, begin);
    if (quote !== '"' && quote !== "'") return [key, this.#bareValue()];
    this.#at += 1;
    return [key, this.#quotedValue(quote, begin)];
  }

  #bareValue(): string {
    const from = this.#at;
    const value = this.#run((letter) => /[a-z0-9.-]/i.test(letter));
    const next = this.#html[this.#at];
    if (next !== ">" && !whitespace.test(next ?? "x")) throw this.#refusalAt("Unexpected end of name token", from);
    return value.toLowerCase();
  }

  #quotedValue(quote: string, begin: number): string {
    let value = "";
    while (this.#html[this.#at] !== quote) {
      if (this.#ended()) throw this.#refusalAt("Unclosed start tag", begin);
      if (this.#html[this.#at] === "&") value += this.#character();
      else {
        value += this.#html[this.#at];
        this.#at += 1;
      }
    }
    this.#at += 1;
    return value;
  }

  #endTag(): void {
    const begin = this.#at;
    const tag = this.#open.pop();
    if (!tag) throw this.#refusalAt("Unexpected end tag", begin);
    this.#at += 2;
    const name = this.#run((letter) => !whitespace.test(letter) && letter !== ">").toLowerCase();
    if (this.#skipSpaces() !== ">") throw this.#refusalAt("Unclosed end tag", begin);
    if (name && name !== tag.name) {
      throw this.#refusalAt("Unmatched end tag", begin, `, expected "</${tag.name}>", found "</${name}>"`);
    }
    this.#at += 1;
    this.#close(tag);
  }

  #close({ name, attributes, offset }: Tag): void {
    const length = this.plain.length - offset;
    if (length === 0) return;
    const place = { offset, length };
    if (name === "a") {
      const url = linkAddress(attributes.get("href") ?? this.plain.slice(offset));
      if (url) this.entities.push({ type: "text_link", ...place, url });
    } else if (name === "blockquote") {
      this.entities.push({ type: attributes.has("expandable") ? "expandable_blockquote" : "blockquote", ...place });
    } else if (name === "pre") {
      this.#closePre(place);
    } else if (name === "code") {
      this.#closeCode(attributes.get("class") ?? "", place);
    } else {
      // supportedTags holds these names and the four above.
      this.entities.push({ type: simpleTags[name as keyof typeof simpleTags], ...place });
    }
  }

  /** `<pre><code class="language-…">` is one entity. */
  #closePre(place: { offset: number; length: number }): void {
    const inner = this.entities.at(-1);
    const whole = inner?.type === "pre" && inner.offset === place.offset && inner.length === place.length;
    if (!whole) this.entities.push({ type: "pre", ...place });
  }

  #closeCode(kind: string, place: { offset: number; length: number }): void {
    const language = kind.startsWith("language-") ? kind.slice("language-".length) : "";
    const inPre = this.#open.at(-1)?.name === "pre" && this.#open.at(-1)?.offset === place.offset;
    if (inPre && language) this.entities.push({ type: "pre", ...place, language });
    else this.entities.push({ type: "code", ...place });
  }

  #run(belongs: (letter: string) => boolean): string {
    const from = this.#at;
    while (!this.#ended() && belongs(this.#html.charAt(this.#at))) this.#at += 1;
    return this.#html.slice(from, this.#at);
  }

  #skipSpaces(): string | undefined {
    this.#run((letter) => whitespace.test(letter));
    return this.#html[this.#at];
  }

  #ended(): boolean {
    return this.#at >= this.#html.length;
  }

  #refusalAt(reason: string, at: number, more = ""): Error {
    return refusal(`${reason} at byte offset ${Buffer.byteLength(this.#html.slice(0, at))}${more}`);
  }
}

function refusal(reason: string): Error {
  return badRequest(`can't parse entities: ${reason}`);
}

/** The address of a link as Telegram keeps it; undefined for one it cannot follow: the text then stays plain. */
function linkAddress(written: string): string | undefined {
  const address = /^[a-z]+:/i.test(written) ? written : `http://${written}`;
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  const isWeb = url.protocol === "http:" || url.protocol === "https:";
  if (!isWeb) return ["tg:", "ton:", "tonsite:"].includes(url.protocol) ? address : undefined;
  return url.hostname.includes(".") ? url.href : undefined;
}

/** Inside of code nothing is bold and nothing links. */
function withoutNestedInCode(entities: MessageEntity[]): MessageEntity[] {
  const codes = entities.filter(({ type }) => type === "code" || type === "pre");
  return entities.filter(
    (entity) =>
      codes.includes(entity) ||
      entity.type.endsWith("blockquote") ||
      !codes.some(({ offset, length }) => entity.offset < offset + length && offset < entity.offset + entity.length),
  );
}
