import type { NeededText } from "./needed-text.ts";
import type { Petition, PetitionField } from "./petition-schema.ts";
import { QUESTION_WORDS } from "./readability.ts";

/** The namespace of what is printed on papers: Vietnamese only, because the paper is what the law reads. */
export const PAPER_WORDS = "petition-papers";

/** The words of the letter with which a case is passed on: printed on paper, so Vietnamese only. */
export function textsOfLetter(): NeededText[] {
  const facts = ["number", "kind", "track", "place", "employer", "person", "phone", "address"];
  const plain = ["title", "register", "dated", "about", "enclosed", "nothing-enclosed", "closing", "sign"];
  const needed: Record<string, string[]> = {
    ...Object.fromEntries(plain.map((key) => [key, []])),
    ...Object.fromEntries(facts.map((key) => [`facts.${key}`, ["value"]])),
    subject: ["number"],
    dear: ["to"],
    opening: ["day", "from", "number", "to"],
    copies: ["number"],
  };
  return Object.entries(needed).map(([key, parameters]) => ({
    key: `${PAPER_WORDS}:letter.${key}`,
    path: [],
    parameters,
  }));
}

/** The texts of a petition: its questions, what is printed on it, and what is said of lodging it. */
export function textsOfPetition(petition: Petition): NeededText[] {
  return [
    ...petition.fields.flatMap((field, at) => textsOfField(field, ["fields", at])),
    ...printedTexts(petition),
    ...petition.to.map(({ id }, at) => ({ key: `petitions:to.${petition.id}.${id}`, path: ["to", at] })),
    { key: `petitions:names.${petition.id}`, path: ["id"] },
    ...(["attachments", "ways", "notes"] as const).flatMap((kind) =>
      petition[kind].map(({ id }, at) => ({ key: `petitions:${kind}.${id}`, path: [kind, at, "id"] })),
    ),
    ...sharedTexts(),
  ];
}

function textsOfField({ id, type, fill }: PetitionField, path: NeededText["path"]): NeededText[] {
  const label = { key: `${PAPER_WORDS}:fields.${id}`, path };
  if (fill === "hand") return [label];
  const asked = [
    { key: `petitions:fields.${id}.ask`, path, wordsAtMost: QUESTION_WORDS },
    { key: `petitions:fields.${id}.short`, path },
  ];
  return type === "choice" ? asked : [...asked, label];
}

function printedTexts({ id, to, paper }: Petition): NeededText[] {
  const key = `${PAPER_WORDS}:forms.${id}`;
  const parts = paper.flatMap((part, at) => {
    const path = ["paper", at];
    if ("heading" in part) return [{ key: `${key}.headings.${part.heading}`, path }];
    return "text" in part ? [{ key: `${key}.texts.${part.text}`, path }] : [];
  });
  return [
    { key: `${key}.title`, path: ["id"] },
    { key: `${key}.subtitle`, path: ["id"], optional: true },
    { key: `${key}.signature`, path: ["id"] },
    ...to.map((one, at) => ({
      key: `${key}.to.${one.id}`,
      path: ["to", at],
      parameters: ["field" in one ? "name" : "body", ...(one.place === undefined ? [] : ["place"])],
    })),
    ...parts,
  ];
}

const paperTexts: Record<string, readonly string[]> = {
  nation: [],
  motto: [],
  dated: ["day", "month", "year"],
  dear: ["to"],
  field: ["label", "value"],
  open: ["label"],
  place: ["unit"],
  "place-open": [],
  again: [],
  sign: [],
  footnote: ["sources"],
  "people.number": [],
  "people.who": [],
  "people.signature": [],
};

const lodgingTexts: Record<string, readonly string[]> = {
  where: ["body"],
  "where-open": [],
  unsure: ["body"],
  "last-day": ["step", "day", "limit", "from"],
  "last-day-open": ["step", "limit", "from"],
  "year-open": ["step", "limit", "from"],
  late: ["step", "day", "limit", "from"],
  "no-limit": [],
  source: ["source"],
};

/** What all petitions share. */
function sharedTexts(): NeededText[] {
  const of = (key: string, texts: Record<string, readonly string[]>) =>
    Object.entries(texts).map(([name, parameters]) => ({ key: `${key}${name}`, path: ["id"], parameters }));
  return [...of(`${PAPER_WORDS}:`, paperTexts), ...of("petitions:lodging.", lodgingTexts)];
}
