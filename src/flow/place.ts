import type { Place } from "../rules/places/place-register.ts";
import type { Words } from "./words.ts";

/** The unit with the district it belonged to, as people know it: "xã Đàm Thủy (huyện Trùng Khánh cũ)". */
export function placeLabel({ kind, name, oldDistrict }: Place, lang: string, words: Words): string {
  return words(lang, "places:label", {
    unit: words(lang, `places:unit.${kind}`, { name }),
    old: words(lang, `places:old.${oldDistrict.kind}`, { name: oldDistrict.name }),
  });
}
