import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type Place, placeLabel, placesSchema } from "../../src/flow/place.ts";
import { projectRoot } from "../../src/project-root.ts";

const file = parse(readFileSync(join(projectRoot, "flows/parameters/places.yaml"), "utf8"));
const { places, districts } = placesSchema.parse(file);

function placeOf(id: string): Place {
  const place = places.find((one) => one.id === id);
  if (!place) throw new Error(`no place ${id}`);
  return place;
}

describe("flows/parameters/places.yaml", () => {
  it("has the 56 units of today, made of 161, and the 10 units of 2021", () => {
    expect(places.length).toBe(56);
    expect(places.filter((place) => place.kind === "ward").map((place) => place.id)).toEqual([
      "thuc-phan",
      "nung-tri-cao",
      "tan-giang",
    ]);
    expect(places.flatMap((place) => place.merged).length).toBe(161);
    expect(districts.length).toBe(10);
  });
});

describe("placesSchema", () => {
  it("finds ids used twice and names that lead nowhere", () => {
    const [first] = places;
    const broken = {
      ...file,
      places: [first, { ...first, source: "nowhere", oldDistrict: { kind: "district", name: "Đồng Mu" } }],
    };
    expect(placesSchema.safeParse(broken).error?.issues.map(({ path, message }) => [path.join("."), message])).toEqual([
      ["places.1.id", 'the id "thuc-phan" is used twice'],
      ["places.1.source", '"nowhere" is none of the sources'],
      ["places.1.oldDistrict.name", '"Đồng Mu" is none of the districts'],
    ]);
  });
});

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
