import type { Content } from "../content/content.ts";
import type { Day } from "../rules/day.ts";
import { type CaseTold, fieldsOfCase } from "./fields-of-case.ts";
import { makePetition, type PetitionPapers } from "./make-petition.ts";
import { missingFields } from "./petition-fields.ts";
import { type Lodging, whereToLodge } from "./where-to-lodge.ts";

/** The petition of a case: the files, and what its citizen must know to use them. */
export interface PapersOfCase {
  /** What is left to be written by hand, in the language asked for. */
  open(lang: string): string[];
  lodging(lang: string): Lodging;
  make(): Promise<PetitionPapers>;
}

/** The petition of a case of a formal track, on a day; null when there is none to make, or not yet. */
export function papersOfCase(
  content: Content,
  { track, told }: { track: keyof Content["tracks"]; told: CaseTold | null },
  today: Day,
): PapersOfCase | null {
  const { formal, petition: form } = content.tracks[track];
  const petition = form === undefined ? undefined : content.petitions.get(form);
  if (!formal || told === null || !petition || petition.from > today) return null;
  const asked = { form: petition.id, fields: fieldsOfCase(petition, told), today };
  return {
    open: (lang) =>
      missingFields(petition, asked.fields).map((id) => content.words(lang, `petitions:fields.${id}.short`)),
    lodging: (lang) => whereToLodge(content, { ...asked, lang }),
    make: () => makePetition(content, asked),
  };
}
