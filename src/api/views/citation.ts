import { z } from "zod";
import { type Confidence, citeText, confidenceOf, confidenceSchema } from "../../rules/source.ts";
import type { Edition } from "../edition.ts";

/** Where a statement stands in the law, and how well we know it. */
export const citationSchema = z.strictObject({
  cite: z.string().describe("Key of the place: the document's id and the numbers of its parts, such as qd28.d1.k1.a."),
  text: z.string().describe("The place as people read it, such as “Quyết định 28/2021/QĐ-TTg, Điều 1 khoản 1 điểm a”."),
  confidence: confidenceSchema.describe(
    "How this is known: act (the text itself was read), official, secondary (a summary), recalled (from memory, to be confirmed), unsure (may inform, never refuses anybody).",
  ),
});

/** Where a statement stands in the law, and how well we know it. */
export type Citation = z.infer<typeof citationSchema>;

/** The place in the law behind something of a rule. */
export function citationOf(cited: { cite: string; confidence?: Confidence }, { content, lang }: Edition): Citation {
  const { sources, words } = content;
  return {
    cite: cited.cite,
    text: citeText(cited.cite, sources, { words, lang }),
    confidence: confidenceOf(cited, sources),
  };
}
