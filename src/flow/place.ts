import type { Place } from "../rules/places/place-register.ts";
import { fold, foldLabel } from "../search/fold.ts";
import type { Words } from "./words.ts";

/** The unit with the district it belonged to, as people know it: "xã Đàm Thủy (huyện Trùng Khánh cũ)". */
export function placeLabel({ kind, name, oldDistrict }: Place, lang: string, words: Words): string {
  return words(lang, "places:label", {
    unit: words(lang, `places:unit.${kind}`, { name }),
    old: words(lang, `places:old.${oldDistrict.kind}`, { name: oldDistrict.name }),
  });
}

/** A unit as it is offered to who typed an old name: "Vĩnh Quang cũ, nay là xã Lý Bôn (huyện Bảo Lâm cũ)". */
export function offeredLabel(place: Place, typed: string, { lang, words }: { lang: string; words: Words }): string {
  const text = ` ${fold(typed)} `;
  const isTyped = (name: string) => text.includes(` ${foldLabel(name)} `);
  const unit = placeLabel(place, lang, words);
  const old = isTyped(place.name) ? undefined : place.merged.find(({ name }) => isTyped(name));
  return old ? words(lang, "places:was", { name: old.name, unit }) : unit;
}
