import type { Content } from "../content/content.ts";
import type { Petition, PetitionAddressee, PetitionField } from "../content/petition-schema.ts";
import { describeDay } from "../flow/describe-answer.ts";
import { isDay } from "../rules/day.ts";
import { didYouMean } from "../rules/nearest-name.ts";
import { cleanLine, cleanParagraphs } from "./clean-text.ts";

/**
 * What was told, by the petition's fields: a text, a day as YYYY-MM-DD, the id of a commune or a place in words, the id of an
 * addressee for `against`, a list of texts. Fields that are written by hand have no value.
 */
export type PetitionFields = Readonly<Record<string, string | readonly string[]>>;

/** The petition of an id. Throws for an unknown one: callers offer only those there are. */
export function petitionOf(content: Pick<Content, "petitions">, form: string): Petition {
  const petition = content.petitions.get(form);
  if (!petition) throw new Error(`There is no petition "${form}"${didYouMean(form, content.petitions.keys())}`);
  return petition;
}

/** Petitions that are written on a day, in the order of their files. */
export function petitionsOn(content: Pick<Content, "petitions">, day: string): Petition[] {
  return [...content.petitions.values()].filter(({ from }) => from <= day);
}

/** Whom the petition goes to, as far as that was chosen. */
export function chosenAddressee({ to }: Petition, fields: PetitionFields): PetitionAddressee | undefined {
  return to.length === 1 ? to[0] : to.find(({ id }) => id === fields.against);
}

/** Whether a field belongs on the paper, given whom it goes to. */
export function isFor(field: PetitionField, to: PetitionAddressee | undefined): boolean {
  return field.for === undefined || (to !== undefined && field.for.includes(to.id));
}

/**
 * Fields to ask, in order, given what was told: those written by hand are not among them, nor those of other addressees.
 * `needed`: the petition is not complete without it, or the addressee is named by it.
 */
export function fieldsToAsk(petition: Petition, fields: PetitionFields): { field: PetitionField; needed: boolean }[] {
  const to = chosenAddressee(petition, fields);
  const naming = to === undefined ? [] : [to.place, "field" in to ? to.field : undefined];
  return petition.fields
    .filter((field) => field.fill === "chat" && isFor(field, to))
    .map((field) => ({ field, needed: field.optional === undefined || naming.includes(field.id) }));
}

/** The ids of needed fields without a value, in the order of asking. */
export function missingFields(petition: Petition, fields: PetitionFields): string[] {
  const open = fieldsToAsk(petition, fields).filter(
    ({ field, needed }) => needed && itemsOf(field, fields).length === 0,
  );
  return open.map(({ field }) => field.id);
}

/** Values that fit no field: unknown names, fields written by hand, addressees that do not exist. Empty when all fit. */
export function wrongFields(petition: Petition, fields: PetitionFields): string[] {
  const asked = petition.fields.filter(({ fill }) => fill === "chat");
  return Object.entries(fields).flatMap(([name, value]) => {
    const field = petition.fields.find(({ id }) => id === name);
    if (!field) return [`there is no field "${name}"${didYouMean(name, ids(asked))}`];
    if (field.fill === "hand") return [`"${name}" is written by hand on the paper and never told`];
    if (field.type === "choice" && !petition.to.some(({ id }) => id === value))
      return [`"${name}" must be one of ${ids(petition.to).join(", ")}`];
    return Array.isArray(value) === (field.type === "list") ? [] : [`"${name}" must be a ${field.type}`];
  });
}

function ids(all: readonly { id: string }[]): string[] {
  return all.map(({ id }) => id);
}

/**
 * What was told for a field as it is printed: the paragraphs of a long text, the items of a list, one line of anything else.
 * Empty where nothing was told.
 */
export function itemsOf({ id, type, fill }: PetitionField, fields: PetitionFields): string[] {
  const value = fill === "hand" ? undefined : fields[id];
  if (value === undefined) return [];
  const texts = typeof value === "string" ? [value] : value;
  if (type === "long-text") return texts.flatMap(cleanParagraphs);
  const lines = texts.map(cleanLine).filter((line) => line !== "");
  return type === "date" ? lines.map((line) => (isDay(line) ? describeDay(line, "vi") : line)) : lines;
}
