import type { Words } from "../flow/words.ts";
import { bodyFor } from "../rules/bodies/body-for.ts";
import type { Template, TemplateParameter } from "../rules/cases/templates.ts";
import { shownDay } from "../rules/day.ts";
import type { CaseFile } from "./desk.ts";
import type { MoveRules, OfficerMove } from "./moves.ts";

/** A template that fits a case: how officers call it, and the text for its citizen. */
export interface OfferedTemplate {
  id: string;
  name: string;
  text: string;
}

/** What templates are filled with. */
export interface TemplateBook {
  templates: ReadonlyMap<string, Template>;
  rules: MoveRules;
  words: Words;
}

/** What a case is to a template. */
type Fitting = Pick<CaseFile, "number" | "kind" | "state" | "lang" | "dueOn">;

/**
 * The templates for the message of a move in a case as it stands, in the citizen's language and with names in the officer's.
 * One that names a day or an address that is not known is left out: a message with a hole is no help.
 */
export function templatesFor(
  book: TemplateBook,
  found: Fitting,
  { move, lang }: { move: OfficerMove; lang: string },
): OfferedTemplate[] {
  const params = paramsOf(book, found);
  return [...book.templates].flatMap(([id, template]) => {
    if (!fits(template, found, move)) return [];
    const text = filled(book.words, { id, lang: found.lang, params });
    return text === null ? [] : [{ id, name: book.words(lang, `templates:${id}.name`), text }];
  });
}

function fits({ moves, kinds, states }: Template, found: Fitting, move: OfficerMove): boolean {
  if (!moves.includes(move)) return false;
  return (kinds?.includes(found.kind) ?? true) && (states?.includes(found.state) ?? true);
}

/** Stands for a value that is not known; no text holds it otherwise. */
const unknown = "\u0000";

function filled(
  words: Words,
  { id, lang, params }: { id: string; lang: string; params: Record<TemplateParameter, string> },
): string | null {
  const text = words(lang, `templates:${id}.text`, params);
  return text.includes(unknown) ? null : text;
}

function paramsOf({ rules, words }: TemplateBook, found: Fitting): Record<TemplateParameter, string> {
  const body = officeOn(rules);
  const address = body === null ? undefined : rules.bodies.bodies[body]?.contact.address;
  return {
    number: found.number,
    due: found.dueOn === null ? unknown : shownDay(found.dueOn),
    office: body === null ? unknown : words(found.lang, `bodies:names.${body}`),
    address: address ?? unknown,
  };
}

/** The body whose officers these are: who handles labour today. Null on a day of which nothing is told. */
export function officeOn({ bodies, book, today }: MoveRules): string | null {
  const found = bodyFor("labour", today(), { bodies, sources: book.sources });
  return typeof found === "string" ? null : found.body;
}
