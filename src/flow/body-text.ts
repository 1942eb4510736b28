import type { Body } from "../rules/bodies/bodies.ts";
import type { Words } from "./words.ts";

/** A public body as people call it: "Sở Nội vụ". */
export function bodyName(id: string, lang: string, words: Words): string {
  return words(lang, `bodies:names.${id}`);
}

/** How to reach a body: phone, address and hours, each a line. For what is not known the line says where to ask. */
export function contactLines({ contact }: Body, lang: string, words: Words): string[] {
  const parts = ["phone", "address", "hours"] as const;
  return parts.map((part) => {
    const value = contact[part];
    return value === undefined ? words(lang, `bodies:ask.${part}`) : words(lang, `bodies:contact.${part}`, { value });
  });
}
