import type { Petition } from "../content/petition-schema.ts";
import { isDay } from "../rules/day.ts";
import type { PetitionFields } from "./petition-fields.ts";

/** What a citizen told of a case that may stand on its petition. */
export interface CaseTold {
  /** "about": whom it is about; "knew": the day they learned of it; "request". */
  told: Readonly<Record<string, string>>;
  story: readonly string[];
  /** Id of the commune or ward where it happened. */
  place: string | null;
  employer: string | null;
}

/** The fields of all petitions that a part of a case fills, whatever each petition calls it. */
const fieldsOf = {
  about: ["respondent", "employer", "accused", "body-concerned"],
  knew: ["knew-on", "discovered-on"],
  request: ["request", "proposal"],
  story: ["story", "breach", "feedback"],
  // Where it happened is where they work; on other papers a place decides who receives them, and is chosen by the person.
  place: ["workplace"],
} as const;

/** Against whom a labour complaint goes the first time; all other addressees are the person's to choose. */
const employerFirst = "employer";

/**
 * The fields of a petition as far as its case fills them. Name, address and phone are never among them: whoever finds
 * the code must not learn them, and the person writes them beside the signature.
 */
export function fieldsOfCase(petition: Petition, { told, story, place, employer }: CaseTold): PetitionFields {
  const parts: Record<keyof typeof fieldsOf, string | null> = {
    about: told.about ?? employer,
    knew: isDay(told.knew) ? told.knew : null,
    request: told.request ?? null,
    story: story.join("\n"),
    place,
  };
  const filled = Object.entries(fieldsOf).flatMap(([part, names]) => {
    // The keys of both objects are the same.
    const value = parts[part as keyof typeof fieldsOf];
    const field = petition.fields.find(({ id }) => (names as readonly string[]).includes(id));
    return field && value ? [[field.id, value] as const] : [];
  });
  const against = petition.to.length > 1 && petition.to.some(({ id }) => id === employerFirst) ? employerFirst : null;
  return { ...(against ? { against } : {}), ...Object.fromEntries(filled) };
}
