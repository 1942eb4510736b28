import type { Rich, Span } from "../../conversation/screens/screen.ts";

const tags = { strong: "b", code: "code" } as const;

/** A text in Telegram's HTML: emphasis and codes as tags, everything else as it is. */
export function htmlOf(text: Rich): string {
  return text.map(spanHtml).join("");
}

function spanHtml({ text, style }: Span): string {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  if (style === undefined || escaped === "") return escaped;
  return `<${tags[style]}>${escaped}</${tags[style]}>`;
}
