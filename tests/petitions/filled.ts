import type { Petition, PetitionField } from "../../src/content/petition-schema.ts";
import type { PetitionFields } from "../../src/petitions/petition-fields.ts";

/** Every Vietnamese letter, small and capital. */
export const letters = [
  "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ",
  "AÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬBCDĐEÈÉẺẼẸÊỀẾỂỄỆGHIÌÍỈĨỊKLMNOÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢPQRSTUÙÚỦŨỤƯỪỨỬỮỰVXYỲÝỶỸỴ",
];

/** A value for every field of a petition that is asked in the chat, different for each, going to an addressee. */
export function filled(petition: Petition, against: string): PetitionFields {
  const asked = petition.fields.filter(
    (field) => field.fill === "chat" && (field.for === undefined || field.for.includes(against)),
  );
  return Object.fromEntries(asked.map((field) => [field.id, valueFor(field, against)]));
}

function valueFor({ id, type }: PetitionField, against: string): string | string[] {
  const mark = `giá trị của trường ${id}`;
  if (type === "choice") return against;
  if (type === "date") return "2026-11-05";
  if (type === "place") return "dam-thuy";
  if (type === "phone") return `0912 345 678 (${id})`;
  if (type === "list") return [`${mark}, thứ nhất`, `${mark}, thứ hai`, `${mark}, thứ ba`];
  return type === "long-text" ? `${mark}, đoạn một ${letters[0]}.\n${mark}, đoạn hai ${letters[1]}.` : mark;
}
