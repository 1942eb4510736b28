import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { placeLabel } from "../../src/flow/place.ts";
import { projectRoot } from "../../src/project-root.ts";
import { type Place, placesSchema } from "../../src/rules/places/place-register.ts";

const { places } = placesSchema.parse(parse(readFileSync(join(projectRoot, "flows/parameters/places.yaml"), "utf8")));

function placeOf(id: string): Place {
  const place = places.find((one) => one.id === id);
  if (!place) throw new Error(`no place ${id}`);
  return place;
}

describe("placeLabel()", () => {
  const words = (lang: string, key: string, params: Record<string, string | number> = {}) =>
    Object.entries(params).reduce(
      (text, [name, value]) => text.replace(`{{${name}}}`, String(value)),
      textOf(lang, key),
    );

  function textOf(lang: string, key: string): string {
    const catalogue = parse(readFileSync(join(projectRoot, `locales/${lang}/places.yaml`), "utf8"));
    return key
      .replace("places:", "")
      .split(".")
      .reduce((part, name) => part[name], catalogue);
  }

  it.each([
    ["dam-thuy", "vi", "xã Đàm Thủy (huyện Trùng Khánh cũ)"],
    ["thuc-phan", "vi", "phường Thục Phán (thành phố Cao Bằng cũ)"],
    ["dam-thuy", "en", "Đàm Thủy commune (former Trùng Khánh district)"],
    ["thuc-phan", "en", "Thục Phán ward (former Cao Bằng city)"],
  ])("names %s in %s", (id, lang, label) => {
    expect(placeLabel(placeOf(id), lang, words)).toBe(label);
  });
});
