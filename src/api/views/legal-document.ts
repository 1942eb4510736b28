import { z } from "zod";
import { daySchema } from "../../rules/day.ts";
import { confidenceSchema, documentName, readCite, sourceKinds } from "../../rules/source.ts";
import { type Edition, say } from "../edition.ts";

/** A legal document. */
export const legalDocumentSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(sourceKinds),
  number: z.string(),
  text: z.string().describe("Kind and number as people read them, such as “Nghị quyết 116/NQ-CP”."),
  title: z.string(),
  issuer: z.string(),
  from: daySchema.optional().describe("First day in force (of a letter its date); left out where it is not known."),
  until: daySchema.optional(),
  replacedBy: z.string().optional().describe("Id of the document that replaced it."),
  confidence: confidenceSchema,
});

/** A legal document. */
export type LegalDocument = z.infer<typeof legalDocumentSchema>;

/** The documents behind cites, each once, in the order in which they are cited. */
export function documentsOf(cites: readonly string[], edition: Edition): LegalDocument[] {
  const ids = new Set(cites.map((cite) => readCite(cite)?.source ?? ""));
  return [...ids].map((id) => documentOf(id, edition));
}

function documentOf(id: string, edition: Edition): LegalDocument {
  const source = edition.content.sources.get(id);
  if (!source) throw new Error(`There is no source "${id}"`);
  const { kind, number, issuer, from, until, replacedBy, confidence } = source;
  return {
    id,
    kind,
    number,
    text: documentName(source, { words: edition.content.words, lang: edition.lang }),
    title: say(edition, `sources:titles.${id}`),
    issuer: say(edition, `sources:issuers.${issuer}`),
    from,
    until,
    replacedBy,
    confidence,
  };
}
