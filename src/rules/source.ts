import { z } from "zod";
import { type Day, daySchema } from "./day.ts";
import { camelKeys, idSchema } from "./names.ts";
import { didYouMean } from "./nearest-name.ts";
import type { Problem } from "./problem.ts";

/** Kinds of legal document. */
export const sourceKinds = [
  "law",
  "code",
  "ordinance",
  "decree",
  "decision",
  "resolution",
  "circular",
  "letter",
  "notice",
  "report",
] as const;

/**
 * How far a fact of law is known: read in the act itself, in an official answer, only in a secondary summary, recalled
 * without a source at hand, or unsure. All but unsure may decide.
 */
export const confidenceSchema = z.enum(["act", "official", "secondary", "recalled", "unsure"]);

/** How far a fact of law is known. */
export type Confidence = z.infer<typeof confidenceSchema>;

/** Whether it is said to be something that the department has yet to confirm. */
export function isUnconfirmed(confidence: Confidence | undefined): boolean {
  return confidence === "recalled" || confidence === "unsure";
}

/** One legal document of flows/sources; its title is in the locales. */
export const sourceSchema = z
  .strictObject({
    kind: z.enum(sourceKinds),
    number: z.string().min(1),
    /** Who issued it, as an id of the locales. */
    issuer: idSchema,
    /** First day in force (a letter: its date); left out where no text seen gives it. */
    from: daySchema.optional(),
    until: daySchema.optional(),
    "replaced-by": idSchema.optional(),
    confidence: confidenceSchema,
  })
  .transform(camelKeys);

/** One legal document. */
export type Source = z.infer<typeof sourceSchema>;

/** All legal documents by id. */
export type Sources = ReadonlyMap<string, Source>;

/** A place in a source as written in rules: "qd28.d1.k1.a" is Điều 1 khoản 1 điểm a of the source qd28. */
export const citeSchema = z.string().refine((text) => readCite(text) !== null, {
  error: "must be a source and its place, such as qd28.d1.k2.a (Điều 1 khoản 2 điểm a) or nq116.mII.k1",
});

/** A part of a document: annex (phụ lục), section (mục), article (điều), clause (khoản) or point (điểm) with its number. */
export interface CitePart {
  part: "annex" | "section" | "article" | "clause" | "point";
  n: string;
}

/** A place in a source. */
export interface Cite {
  source: string;
  parts: CitePart[];
}

const partForms: [CitePart["part"], RegExp][] = [
  ["annex", /^pl(\d*|[IVX]+)$/],
  ["section", /^m(\d+|[IVX]+)$/],
  ["article", /^d(\d+[a-zđ]?)$/],
  ["clause", /^k(\d+[a-zđ]?)$/],
  ["point", /^([a-zđ]\d?)$/],
];

/** Reads a cite; null when it is not written as one. */
export function readCite(text: string): Cite | null {
  const [source = "", ...rest] = text.normalize("NFC").split(".");
  const parts = rest.map(readPart);
  if (!idSchema.safeParse(source).success || parts.includes(null)) return null;
  return { source, parts: parts.filter((part) => part !== null) };
}

function readPart(text: string): CitePart | null {
  for (const [part, form] of partForms) {
    const found = form.exec(text);
    if (found) return { part, n: found[1] ?? "" };
  }
  return null;
}

/** Gives the text of a locale key in a language, with parameters filled in. */
export type Words = (lang: string, key: string, params?: Record<string, string | number>) => string;

/** A language and its words. */
export interface Reader {
  words: Words;
  lang: string;
}

/** A document as people name it: "Quyết định 28/2021/QĐ-TTg". */
export function documentName({ kind, number }: Pick<Source, "kind" | "number">, { words, lang }: Reader): string {
  return words(lang, `sources:kinds.${kind}`, { number });
}

/**
 * A cite ready to read: "Quyết định 28/2021/QĐ-TTg, Điều 1 khoản 1 điểm a". Throws for a cite or source that does not
 * exist: content is checked before the server starts.
 */
export function citeText(cite: string, sources: Sources, reader: Reader): string {
  const read = readCite(cite);
  const source = read && sources.get(read.source);
  if (!read || !source) throw new Error(`There is no source for the cite "${cite}"`);
  const { words, lang } = reader;
  const document = documentName(source, reader);
  const place = read.parts.map(({ part, n }) => words(lang, `sources:parts.${part}`, { n }).trim()).join(" ");
  return place === "" ? document : `${document}, ${place}`;
}

/** How far a cited statement is known: as it says itself, else as its source. */
export function confidenceOf(cited: { cite: string; confidence?: Confidence }, sources: Sources): Confidence {
  return cited.confidence ?? sources.get(sourceOf(cited.cite))?.confidence ?? "unsure";
}

const sourcesOfCites = new Map<string, string>();

/** The id of a cite's source. Remembered: every condition asks for it at every turn, and only content has cites. */
function sourceOf(cite: string): string {
  const known = sourcesOfCites.get(cite);
  if (known !== undefined) return known;
  const source = readCite(cite)?.source ?? "";
  sourcesOfCites.set(cite, source);
  return source;
}

/** What is wrong with a cite, or nothing. */
export function checkCite(cite: string, sources: Sources): string | null {
  const read = readCite(cite);
  if (!read) return `cite "${cite}" cannot be read`;
  return sources.has(read.source)
    ? null
    : `cites the unknown source "${read.source}"${didYouMean(read.source, sources.keys())}`;
}

/** Mistakes across sources: a successor that does not exist, an end before the beginning. */
export function checkSources(sources: Sources): Problem[] {
  return [...sources].flatMap(([id, { replacedBy, from, until }]) => {
    const found: Problem[] = [];
    if (replacedBy !== undefined && (replacedBy === id || !sources.has(replacedBy))) {
      found.push({
        path: [id, "replaced-by"],
        message: `"${replacedBy}" is not another source${didYouMean(replacedBy, sources.keys())}`,
      });
    }
    if (isBefore(until, from)) found.push({ path: [id, "until"], message: `until ${until} is before from ${from}` });
    return found;
  });
}

function isBefore(until: Day | undefined, from: Day | undefined): boolean {
  return until !== undefined && from !== undefined && until < from;
}

/** How far something is known that follows from several statements: as far as the least known of them. */
export function weakest(all: readonly Confidence[]): Confidence {
  const order = confidenceSchema.options;
  return order[Math.max(0, ...all.map((confidence) => order.indexOf(confidence)))] ?? "unsure";
}
