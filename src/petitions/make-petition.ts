import type { Content } from "../content/content.ts";
import type { Day } from "../rules/day.ts";
import { type PetitionFields, petitionOf, wrongFields } from "./petition-fields.ts";
import { petitionSheet } from "./petition-sheet.ts";
import { toDocx } from "./to-docx.ts";
import { toPdf } from "./to-pdf.ts";

/** A petition as two files with the same text. */
export interface PetitionPapers {
  docx: Uint8Array;
  pdf: Uint8Array;
  /** For the files, without ending. It tells neither who wrote nor what kind of paper it is: others may see a phone's list of files. */
  name: string;
}

/**
 * The papers of a petition, in Vietnamese: what was told is filled in, what was not is a dotted line. Throws for an unknown
 * petition or field, which is a bug of the caller.
 */
export async function makePetition(
  content: Content,
  { form, fields, today }: { form: string; fields: PetitionFields; today: Day },
): Promise<PetitionPapers> {
  const petition = petitionOf(content, form);
  const [wrong] = wrongFields(petition, fields);
  if (wrong !== undefined) throw new Error(`The petition "${form}" cannot be made: ${wrong}`);
  const sheet = petitionSheet(content, { petition, fields, today });
  return { docx: toDocx(sheet), pdf: await toPdf(sheet), name: `don-${today}` };
}
