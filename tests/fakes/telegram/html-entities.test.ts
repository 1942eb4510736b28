import { describe, expect, it } from "vitest";
import { parseHtml } from "./html-entities.ts";

function refusal(html: string): string {
  try {
    parseHtml(html);
  } catch (error) {
    return error instanceof Error ? error.message.replace("Bad Request: can't parse entities: ", "") : "";
  }
  return "";
}

describe("parseHtml()", () => {
  it.each([
    ["b", "bold"],
    ["strong", "bold"],
    ["i", "italic"],
    ["em", "italic"],
    ["u", "underline"],
    ["ins", "underline"],
    ["s", "strikethrough"],
    ["strike", "strikethrough"],
    ["del", "strikethrough"],
    ["code", "code"],
    ["pre", "pre"],
    ["tg-spoiler", "spoiler"],
    ["blockquote", "blockquote"],
  ])("reads <%s> as %s", (tag, type) => {
    expect(parseHtml(`Tiếng <${tag}>Việt</${tag}>`)).toEqual({
      text: "Tiếng Việt",
      entities: [{ type, offset: 6, length: 4 }],
    });
  });

  it("counts in UTF-16 units and orders what overlaps", () => {
    expect(parseHtml("🏟 <i>🏟 &gt;<b class = x>&lt🏟</b></i>")).toEqual({
      text: "🏟 🏟 ><🏟",
      entities: [
        { type: "italic", offset: 3, length: 7 },
        { type: "bold", offset: 7, length: 3 },
      ],
    });
  });

  it("keeps the address of a link, and plain text when there is none to follow", () => {
    expect(parseHtml('<a href="https://ansinh.vn/?a=1&amp;b=2">đây</a> <a href="x">kia</a>')).toEqual({
      text: "đây kia",
      entities: [{ type: "text_link", offset: 0, length: 3, url: "https://ansinh.vn/?a=1&b=2" }],
    });
  });

  it("knows four names and numbers, and leaves every other ampersand as it is", () => {
    expect(parseHtml("&lt;&gt;&amp;&quot;&#7879;&#x1EC7; &nbsp; A & B")).toEqual({
      text: '<>&"ệệ &nbsp; A & B',
      entities: [],
    });
  });

  it("makes one entity of code in a block with a language", () => {
    expect(parseHtml('<pre><code class="language-ts">a</code></pre>').entities).toEqual([
      { type: "pre", offset: 0, length: 1, language: "ts" },
    ]);
  });

  it("tells a long quotation from a short one, and forgets empty marks and marks in code", () => {
    expect(parseHtml("<blockquote expandable>a</blockquote><b></b><code>b<b>c</b></code>").entities).toEqual([
      { type: "expandable_blockquote", offset: 0, length: 1 },
      { type: "code", offset: 1, length: 2 },
    ]);
  });

  it.each([
    ["🏟 🏟&lt;<abacaba", "Unclosed start tag at byte offset 13"],
    ["🏟 🏟&lt;<abac aba>", 'Unsupported start tag "abac" at byte offset 13'],
    ["a<br>b", 'Unsupported start tag "br" at byte offset 1'],
    ["1 < 2", 'Unsupported start tag "" at byte offset 2'],
    ["🏟 🏟&lt;<i   =aba>", 'Empty attribute name in the tag "i" at byte offset 13'],
    ["🏟 🏟&lt;<i    aba>", 'Can\'t find end tag corresponding to start tag "i"'],
    ["🏟 🏟&lt;<i    aba  =  ", 'Unclosed start tag "i" at byte offset 13'],
    ["🏟 🏟&lt;<i    aba  =  190azAz-.,", "Unexpected end of name token at byte offset 27"],
    ['🏟 🏟&lt;<i    aba  =  "&lt;&gt;&quot;>', "Unclosed start tag at byte offset 13"],
    ["🏟 🏟&lt;</", "Unexpected end tag at byte offset 13"],
    ["🏟 🏟&lt;<i>a</i   ", "Unclosed end tag at byte offset 17"],
    ["🏟 🏟&lt;<i>a</em   >", 'Unmatched end tag at byte offset 17, expected "</i>", found "</em>"'],
    [
      "&#57311;",
      "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units",
    ],
  ])("refuses %j with Telegram's words", (html, words) => {
    expect(refusal(html)).toBe(words);
  });
});
