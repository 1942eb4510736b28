import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { htmlOf } from "../../../src/channels/telegram/html.ts";
import { plainOf, type Rich } from "../../../src/conversation/screens/screen.ts";
import { parseHtml } from "../../fakes/telegram/html-entities.ts";

const hostile = fc.stringMatching(/^[<>&;"'/a-z#0-9 \n]*$/);
const text = fc.oneof(hostile, fc.string({ unit: "grapheme" }), fc.constant("</b>&amp;<code>&#60;"));
const span = fc.record({ text, style: fc.constantFrom(undefined, "strong" as const, "code" as const) });

describe("htmlOf()", () => {
  it("makes emphasis and codes tags, and everything else text", () => {
    const rich: Rich = [
      { text: "a < b & c", style: "strong" },
      { text: " <script> &amp; " },
      { text: "X&Y", style: "code" },
      { text: "", style: "strong" },
    ];
    expect(htmlOf(rich)).toBe("<b>a &lt; b &amp; c</b> &lt;script&gt; &amp;amp; <code>X&amp;Y</code>");
  });

  it("is always read by Telegram as the text it was made from", () => {
    fc.assert(
      fc.property(fc.array(span), (rich) => {
        expect(parseHtml(htmlOf(rich)).text).toBe(plainOf(rich));
      }),
      { numRuns: 500 },
    );
  });
});
