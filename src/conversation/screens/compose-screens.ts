import type { Card, Message } from "../../flow/message.ts";
import { besides } from "../../flow/plain-text.ts";
import type { OutboundMessage } from "../ports.ts";
import { codeLink } from "./code-link.ts";
import { layOutQuestion } from "./lay-out-question.ts";
import { type Abilities, plainOf, type Rich, type Screen, type Span } from "./screen.ts";
import { splitText } from "./split-text.ts";

/**
 * The screens that show these messages, in order. Texts are joined with each other and with the question that follows
 * them as far as one message holds them; results and receipts stand alone, so that they can be kept and passed on; what
 * is too long for one message is split, its buttons under the last part.
 */
export function composeScreens(messages: readonly OutboundMessage[], abilities: Abilities): Screen[] {
  const screens: Screen[] = [];
  for (const { n, lang, message } of messages) {
    const screen = screenOf({ n, lang, message }, abilities);
    const last = screens.at(-1);
    const mayJoin = message.kind === "text" || message.kind === "question";
    if (last && mayJoin && joins(last, screen, abilities)) screens[screens.length - 1] = joined(last, screen);
    else screens.push(screen);
  }
  return screens.flatMap((screen) => split(screen, abilities));
}

type Link = Extract<Message, { kind: "link" }>;

interface Addressed {
  n: number;
  lang: string;
  message: Message;
}

function screenOf({ n, lang, message }: Addressed, abilities: Abilities): Screen & { joinable: boolean } {
  const bare = { upTo: n, lang, buttons: [], isQuestion: false, joinable: false };
  switch (message.kind) {
    case "text":
      return { ...bare, text: [{ text: message.text }], joinable: true };
    case "question": {
      const { text, buttons, asks } = layOutQuestion(message, lang, abilities);
      return { upTo: n, lang, text, buttons, isQuestion: true, asks, joinable: false };
    }
    case "card":
      return { ...bare, text: cardText(message, lang, abilities) };
    case "link":
      return { ...bare, text: [{ text: linkText(message, lang, abilities) }] };
    case "receipt": {
      const { caseNumber, code } = message;
      const picture = { kind: "qr" as const, of: codeLink(code, abilities.publicUrl), name: caseNumber };
      return { ...bare, text: marked(withAddress(message.text, abilities), [caseNumber, code]), picture, secret: true };
    }
  }
}

/** Only texts are joined to, so that nothing comes between a result and its end or between buttons and their question. */
function joins(last: Screen, next: Screen, { textAtMost }: Abilities): boolean {
  if (!("joinable" in last && last.joinable)) return false;
  return plainOf(last.text).length + 2 + plainOf(next.text).length <= textAtMost;
}

function joined(last: Screen, next: Screen): Screen {
  return { ...next, isQuestion: false, text: [...last.text, { text: "\n\n" }, ...next.text] };
}

function split(screen: Screen, { textAtMost }: Abilities): Screen[] {
  const { upTo, lang, buttons, isQuestion, asks, picture, secret } = screen;
  const parts = splitText(screen.text, textAtMost);
  return parts.map((text, index) => {
    const last = index === parts.length - 1;
    return {
      upTo: last ? upTo : upTo - 1,
      lang,
      text,
      buttons: last ? buttons : [],
      isQuestion: isQuestion && parts.length === 1,
      asks: last ? asks : undefined,
      picture: index === 0 ? picture : undefined,
      secret,
    };
  });
}

const marks = { good: "✓", bad: "✗", neutral: "•" } as const;

function cardText(card: Card, lang: string, { words }: Abilities): Rich {
  const lines = card.lines.map(({ label, value, tone }) => {
    return label && value.includes("\n")
      ? `${label}:\n${value}`
      : `${marks[tone ?? "neutral"]} ${besides(label, value)}`;
  });
  const sources = card.sources.length > 0 ? [words(lang, "messenger:sources"), ...card.sources.map(bullet)] : [];
  const blocks = [lines.join("\n"), sources.join("\n"), card.notes.join("\n\n")].filter(Boolean);
  const rest = blocks.map((block) => `\n\n${block}`).join("");
  return [{ text: card.title, style: "strong" }, { text: `\n${card.summary}${rest}` }];
}

/** Where this service has no public address, people are sent to its page. */
function linkText({ text, label, path }: Link, lang: string, { words, publicUrl }: Abilities): string {
  const where = publicUrl === undefined ? words(lang, "messenger:onThePage") : `${publicUrl}${path}`;
  return `${text}\n${label}: ${where}`;
}

/** A messenger shows no page of ours: where there is an address, the page of a case is named by the whole of it. */
function withAddress(text: string, { publicUrl }: Abilities): string {
  return publicUrl === undefined ? text : text.replaceAll("(/case)", `(${publicUrl}/case)`);
}

function bullet(text: string): string {
  return `• ${text}`;
}

/** A text in which certain words are to be copied letter by letter. */
function marked(text: string, codes: string[]): Rich {
  const found = codes.filter((code) => code !== "" && text.includes(code));
  const [first] = found.sort((a, b) => text.indexOf(a) - text.indexOf(b));
  if (first === undefined) return text === "" ? [] : [{ text }];
  const at = text.indexOf(first);
  const before: Span[] = at > 0 ? [{ text: text.slice(0, at) }] : [];
  const rest = marked(text.slice(at + first.length), codes);
  return [...before, { text: first, style: "code" }, ...rest];
}
